"""Entry point: ``python -m plugins.wechat lint|push|pages|link|sync|code``.

Each command imports only what it needs: the pusher runs on a box that may have nothing but Python.
"""

import argparse
import os
import sys
from pathlib import Path

from plugins.library.arguments import Arguments
from plugins.library.causes import cause_of
from plugins.library.crash import crashed
from plugins.wechat.pusher.errors import PushError

FEED = "output/feeds/wechat.json"
STATE = "build/wechat-state.json"
_AFTER_LINKS = "下一步：重新发布网站，那一页会有“在公众号里看”。"


def main(arguments: list[str] | None = None) -> int:
    """Run one command; a mistake is a sentence and exit code 1, never a traceback."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except PushError as mistake:
        print(mistake, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except OSError as mistake:
        cause = cause_of(mistake)
        place = f"{mistake.filename}：" if mistake.filename else ""
        print(f"{place}{cause.what}。{cause.remedy}。", file=sys.stderr)
        return 1
    except Exception as mistake:
        print(crashed(mistake, Path("build")), file=sys.stderr)
        return 1


def _parser() -> Arguments:
    parser = Arguments(prog="python -m plugins.wechat")
    commands = parser.add_subparsers(required=True, metavar="命令")
    lint = commands.add_parser("lint", help="检查每一篇能不能进公众号")
    lint.set_defaults(run=_lint)
    forms = ("text", "json", "github")
    lint.add_argument("--format", choices=forms, default="text", help="给人看，或给程序读")
    push = commands.add_parser("push", help="把 feed 里的文章建成公众号草稿")
    push.set_defaults(run=_push)
    push.add_argument("--feed", default=FEED, help=f"文件或 https:// 开头的网址，默认 {FEED}")
    push.add_argument("--state", default=STATE, help=f"记录文件，默认 {STATE}")
    push.add_argument("--only", default="", help="只推这一篇（编号或地址里的名称）")
    push.add_argument(
        "--issue", default="", help="把这一期（content/issues/ 里的名称）建成一份草稿"
    )
    push.add_argument("--dry-run", action="store_true", help="只说要做什么，不连微信")
    push.add_argument("--force", action="store_true", help="没有变化的也推；已发表的另建草稿")
    pages = commands.add_parser("pages", help="把复制文章用的网页写进一个文件夹")
    pages.set_defaults(run=_pages)
    pages.add_argument("folder", metavar="文件夹", help="写到哪个文件夹")
    pages.add_argument("--feed", default=FEED, help=f"文件或网址，默认 {FEED}")
    link = commands.add_parser("link", help="记下一篇文章在公众号里的网址")
    link.set_defaults(run=_link)
    link.add_argument("post", metavar="文章", help="文件的路径，或地址里的名称")
    link.add_argument("address", metavar="网址", help="https://mp.weixin.qq.com/…")
    sync = commands.add_parser("sync", help="向微信问已发表的文章的网址，记下来；说出已删除的")
    sync.set_defaults(run=_sync)
    code = commands.add_parser("code", help="把一个网址做成二维码")
    code.set_defaults(run=_code)
    code.add_argument("address", metavar="网址", help="https://…")
    code.add_argument("file", metavar="文件", help="要写的 .png 文件")
    return parser


def _lint(given: argparse.Namespace) -> int:
    from plugins.wechat.report import print_findings

    return print_findings(Path("content"), os.environ.get("SITEURL", ""), given.format)


def _push(given: argparse.Namespace) -> int:
    from plugins.wechat.pusher.client import Client
    from plugins.wechat.pusher.issue import push_issue
    from plugins.wechat.pusher.push import Pusher, select, select_issue
    from plugins.wechat.pusher.secrets import read_credentials
    from plugins.wechat.pusher.source import FeedSource
    from plugins.wechat.pusher.state import StateFile, pushing_alone

    credentials = read_credentials(os.environ)
    source, state = FeedSource(given.feed), Path(given.state)
    with pushing_alone(state):
        pusher = Pusher(Client(credentials), StateFile(state, credentials.appid), source, print)
        if given.issue:
            push_issue(pusher, *select_issue(source.read(), given.issue), given.force)
            return 0
        # the oldest first, so that the newest lies on top in the box of drafts
        items = select(source.read(), given.only)[::-1]
        if given.dry_run:
            pusher.plan(items)
            print("什么也没有做。下一步：去掉 --dry-run 再运行一次。")
            return 0
        failed = pusher.push(items, given.force)
        print(pusher.summary)
        return int(failed > 0)


def _pages(given: argparse.Namespace) -> int:
    from plugins.wechat.paste import write_pages
    from plugins.wechat.pusher.source import FeedSource

    count = write_pages(FeedSource(given.feed).read(), Path(given.folder))
    print(f"写了 {count} 篇，打开 {Path(given.folder) / 'index.html'}")
    return 0


def _link(given: argparse.Namespace) -> int:
    from plugins.wechat.write_back import write_link

    print(f"记在 {write_link(Path('content'), given.post, given.address)}")
    print(_AFTER_LINKS)
    return 0


def _sync(given: argparse.Namespace) -> int:
    from plugins.wechat.pusher.client import Client
    from plugins.wechat.pusher.secrets import read_credentials
    from plugins.wechat.write_back import write_published

    client = Client(read_credentials(os.environ))
    synced = write_published(Path("content"), client.published())
    print("\n".join(f"记在 {path}" for path in synced.written) or "没有新发表的文章。")
    if synced.written:
        print(_AFTER_LINKS)
    for path in synced.dead:
        print(f"{path}：公众号里的这篇已经删除，请去掉文件头里的“链接”")
    return int(bool(synced.dead))


def _code(given: argparse.Namespace) -> int:
    from plugins.images.codes import png_code

    Path(given.file).write_bytes(png_code(given.address))
    print(f"写了 {given.file}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
