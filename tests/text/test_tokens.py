from govtrends.text.tokens import is_word, reference_tokens, tokens, word_frequency

SAMPLES = (
    "今年以来,全区新建口袋公园12处,改造老旧小区35个,惠及居民4.6万户。",
    "会议指出,要把防汛责任落实到村、到户、到人,确保群众生命财产安全!",
    "「石桥镇」举办第三届“葡萄采摘节”,接待游客8000余人次;销售额同比增长15%。",
)


def test_fast_tokens_are_those_of_the_tokeniser_of_record():
    for sample in SAMPLES:
        assert tokens(sample) == reference_tokens(sample)


def test_tokens_join_to_the_text():
    for sample in (*SAMPLES, "", " \n", "Open data 2022"):
        assert "".join(tokens(sample)) == sample


def test_dictionary_words_and_strangers():
    assert is_word("安全感")
    assert word_frequency("安全") > word_frequency("安全感") > 0
    assert not is_word("全感满")
    assert word_frequency("全感满") == 0


def test_loading_the_dictionary_is_silent(capfd):
    reference_tokens(SAMPLES[0])
    assert capfd.readouterr() == ("", "")
