from govtrends.text.invisible import visible


def test_what_prints_nothing_is_gone_and_the_rest_stays():
    assert visible("20\u200b23年\u202e5月\ufeff6\x00日\n薛城\u00ad区 A") == "2023年5月6日\n薛城区 A"
