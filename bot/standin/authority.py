"""A certificate authority of our own, for Discord's names and this run only."""

import ssl
from pathlib import Path

import trustme

HOSTS = ("discord.com", "discord.gg", "discordapp.com", "discordapp.net")


class Authority:
    """Issues one certificate for Discord's names; nobody trusts it who is not told to."""

    def __init__(self) -> None:
        self._ca = trustme.CA(organization_name="Local stand-in for Discord")
        self._leaf = self._ca.issue_cert(*HOSTS, *(f"*.{host}" for host in HOSTS))

    def write(self, path: Path) -> Path:
        """Write the authority's certificate to `path`, for the bot's SSL_CERT_FILE."""
        path.write_bytes(self._ca.cert_pem.bytes())
        return path

    def server_context(self) -> ssl.SSLContext:
        """Return the TLS settings of the server that answers under Discord's names."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._leaf.configure_cert(context)
        return context


def is_discord(host: str) -> bool:
    """Say whether `host` is one of the names that the stand-in answers for."""
    return any(host == name or host.endswith(f".{name}") for name in HOSTS)
