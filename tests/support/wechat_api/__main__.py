"""Entry point: ``python -m tests.support.wechat_api`` imitates WeChat's API here, for trials."""

import argparse
import sys

from tests.support.wechat_api.server import Imitation, make_server


def main() -> int:
    """Serve one invented account until Ctrl+C; print what the pusher must be told."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.wechat_api")
    parser.add_argument("--port", type=int, default=0)
    imitation = Imitation()
    server = make_server(imitation, parser.parse_args().port)
    account = imitation.account
    print(f"WECHAT_API_BASE=http://127.0.0.1:{server.server_port}")
    print(f"WECHAT_APPID={account.appid} WECHAT_APPSECRET={account.secret}")
    print(f"草稿：http://127.0.0.1:{server.server_port}/drafts/ ；按 Ctrl+C 结束。", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
