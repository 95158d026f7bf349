"""Entry point: ``python -m tests.support.wechat_api`` imitates WeChat's API here, for trials."""

import argparse
import shlex
import sys

from tests.support.wechat_api.account import Account
from tests.support.wechat_api.server import Imitation, make_server


def told(base: str, account: Account) -> str:
    """What the pusher must be told, as lines to paste into another shell; the last is a comment."""
    variables = {"API_BASE": base, "APPID": account.appid, "APPSECRET": account.secret}
    lines = (f"export WECHAT_{name}={shlex.quote(value)}" for name, value in variables.items())
    return "\n".join((*lines, f"# 草稿：{base}/drafts/ ；按 Ctrl+C 结束。"))


def main() -> int:
    """Serve one invented account until Ctrl+C; print what the pusher must be told."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.wechat_api")
    parser.add_argument("--port", type=int, default=0)
    imitation = Imitation()
    server = make_server(imitation, parser.parse_args().port)
    print(told(f"http://127.0.0.1:{server.server_port}", imitation.account), flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
