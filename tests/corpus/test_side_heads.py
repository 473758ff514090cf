"""Two heads side by side on one line. All pages are invented."""

from __future__ import annotations

import pytest

from segments import check_offsets, heads, read

SOUTH = "昨日，城南菜场新添平价菜摊十二个，每天供应蔬菜三吨，居民买菜更方便了。"
NORTH = "城北储备仓库新收稻谷五百吨，够全镇居民吃二十天，仓库里的粮食每季轮换一次。"
APART = "城南菜场添新摊            城北仓库备足粮"


def bodies(text: str) -> dict[str | None, str]:
    found = read(text)
    check_offsets(text, found)
    texts = [article for article in found if article.kind == "article"]
    return {article.headline.text if article.headline else None: article.body.text for article in texts}


@pytest.mark.parametrize("line", [APART, APART.replace("            ", "　　　　　")])
@pytest.mark.parametrize("lead", ["", "本报讯 "])
def test_each_head_goes_to_the_text_that_takes_it_up(line: str, lead: str) -> None:
    found = bodies(f"{line}\n\n{lead}{SOUTH}\n\n{lead}{NORTH}\n")
    assert list(found) == ["城南菜场添新摊", "城北仓库备足粮"]
    assert found["城南菜场添新摊"] == SOUTH and found["城北仓库备足粮"] == NORTH


def test_whoever_signs_the_last_text_signs_that_alone() -> None:
    articles = read(f"{APART}\n\n{SOUTH}\n\n{NORTH}\n（记者 张建国）\n")
    assert [article.authors for article in articles] == [(), ("张建国",)]


@pytest.mark.parametrize(
    "text",
    [
        f"城南菜场添新摊  城北仓库备足粮\n\n{SOUTH}\n\n{NORTH}\n",  # a blank or two set halves of one head apart
        f"{APART}\n\n{SOUTH}菜摊的摊位费减半收取。\n\n摊主们说，生意一天比一天好。\n",  # no text takes up the right one
        f"守初心担使命      办实事开新局\n\n{SOUTH}\n\n会议要求把实事办到居民心坎上，让老人安心。\n",
    ],
)
def test_a_line_whose_texts_do_not_tell_themselves_stays_one_head(text: str) -> None:
    assert heads(read(text)) == [text.split("\n")[0]]
