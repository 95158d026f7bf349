"""Secrets: told where a value is given, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.privacy.passwords import find_secrets
from plugins.library.privacy.suspects import may_hold_secrets

HEX = "0123456789abcdef" * 2
SECRETS = (
    f"AppSecret：{HEX}",
    f'app_secret = "{HEX}"',
    f'{{"appsecret": "{HEX}"}}',
    f"| AppID | AppSecret |\n|---|---|\n| wx0123456789abcdef | {HEX} |",
    f"公众号的密钥是 {HEX}，不要外传",
    f"{HEX}（AppSecret）",
    "EncodingAESKey: abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
    "密码：abc12345",
    "密码：ａｂｃ１２３",
    "密码&#58;abc12345",
    "密码：\nabc12345",
    "**密码**：ajtsg2026",
    "密 码：ajtsg2026",
    "密码（ajtsg2026）",
    "密码: Anju@2026",
    "密码为 Lib2026!",
    "登录密码是888888",
    "后台密码 admin123",
    "口令 ajtsg2026",
    "账号admin密码anju2026",
    "密码anju2026",
    "密码 admin888",
    "密碼：x9k2",
    "密匙：7f3a9c21b8",
    "密码（新）：x9k2",
    "密码——x9k2",
    "密码都是 x9k2",
    "密码：anjulib",
    "密码：“anjulib”。",
    "账号admin密码123456",
    "https://qyapi.example.org/cgi-bin/webhook/send?key=693a91f6-7b1c-4bc4-97a0-0ec2",
    "密钥：MIIEpAIBAAKCAQEA…",
    "MIIEpAIBAAKCAQEAx7",
    "密钥：7f3a9c21b8d4e6…",
    "管理员账号 admin 密码 admin",
    "Password=hunter22",
    "token: 7f3a9c21b8",
    "access_token=56_abcDEF123456",
    "令牌：7f3a9c21b8",
    "api_key=sk_3b9d2c71ff",
    "AccessKeySecret=8sdf7s6df87s6d8f7s6",
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN OPENSSH PRIVATE KEY-----",
    "https://admin:hunter2@example.org/",
    "ftp://lib:1234@10.0.0.1/",
    "ghp_0123456789abcdefABCDEF0123456789abcd",
)
NONE = (
    "忘记密码请到服务台",
    "初始密码为身份证后六位",
    "初始密码：证件号后6位",
    "密码为 6—20 位字母和数字",
    "密码（6–20 位，字母和数字）",
    "请设密码：8 位以上",
    "密码 2026 年 3 月起换",
    "密码：****",
    "《密码 1945》",
    "《达·芬奇密码》2004 年出版",
    "The Secret Garden, 1911",
    "口令红包",
    "密码：AES-256",
    "口令：2026",
    "阅读密码：NO.12",
    "人生密码：2026读书会",
    "密码：the code book",
    "密码改为 8 位以上",
    "密码已改，请到服务台问",
    "密码学2026年会",
    "密码本2.0",
    "access_token=ACCESS_TOKEN",
    "AppSecret：YOUR_APPSECRET",
    "AppSecret：<填在这里>",
    "AppID wx0123456789abcdef",
    f"第 32 期 {HEX}",
    f"https://mp.weixin.qq.com/s?__biz=MzI1MTM4MTIzNA==&mid=2247483650&idx=1&sn={HEX}&chksm=a",
    f"忘记密码怎么办，见 https://mp.weixin.qq.com/s?__biz=MzI1&mid=2247483650&sn={HEX}&chksm=a",
    "忘记密码：https://example.org/news/forgot-your-password-2025-how-to-reset-it-Today/",
    "https://example.org:8080/@user",
)
TITLES = (
    "密码 : 1945 / 甲",
    "破解密码Office2010版",
    "密码1945abc",
    "破解密码 : Office2010 版",
    "密码\n978-7-02-000220-7",
    "<td>密码</td><td>I247.5/123</td>",
)
LINKS = (
    "：",
    "是",
    "已改为",
    "改成",
    "→",
    " → ",
    "更新为",
    "现在是",
    "统一设置为：",
    "换成",
    "仍为",
    "=",
)
FOR_READERS = (
    "Wi-Fi 密码：ajlib2026",
    "馆内无线网 AJLIB，密码 12345678",
    "链接：https://pan.baidu.com/s/1abcDEF?pwd=ab12",
    "腾讯会议 123-456-789，密码：2026",
)


@pytest.mark.parametrize("text", SECRETS)
def test_a_secret_is_told_without_its_value(text: str) -> None:
    ((line, secret),) = find_secrets(f"甲\n{text}")
    assert 1 <= line <= 1 + text.count("\n") and not secret.is_for_readers
    assert secret.word in ("私钥", "密钥", "网址里的密码") or secret.word in text.replace("*", "")


@given(
    word=st.sampled_from(("密码", "新密码", "口令", "账号 admin 密码", "password")),
    link=st.sampled_from(LINKS),
    value=st.from_regex(r"[a-z]{3,6}[0-9]{3,6}", fullmatch=True),
    has_titles=st.booleans(),
)
def test_however_a_value_hangs_on_its_word(
    word: str, link: str, value: str, has_titles: bool
) -> None:
    text = f"{word}{link}{value}，谢谢"
    assert [secret.is_for_readers for _, secret in find_secrets(text, has_titles)] == [False]
    assert may_hold_secrets(text)


@pytest.mark.parametrize("text", NONE)
def test_to_speak_of_secrets_gives_none_away(text: str) -> None:
    assert list(find_secrets(text)) == []


@pytest.mark.parametrize("text", TITLES)
def test_titles_of_books_with_what_follows_them_are_none(text: str) -> None:
    assert list(find_secrets(text, has_titles=True)) == []
    assert list(find_secrets("密码：abc12345", has_titles=True))


@pytest.mark.parametrize("text", FOR_READERS)
def test_what_a_library_prints_for_its_readers_is_told_apart(text: str) -> None:
    assert [secret.is_for_readers for _, secret in find_secrets(text)] == [True]
