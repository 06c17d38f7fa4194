"""Asks the running bot whether it is well: the container's health check, without curl."""

from http.client import HTTPConnection, HTTPException

from bot.errors import SettingsError
from bot.settings import Settings

SECONDS = 4


def check_health(settings: Settings) -> int:
    """Return 0 when the bot on this machine is connected and has its articles, else 1.

    Raises SettingsError when no health port is set.
    """
    if settings.health_port is None:
        raise SettingsError("BRIEFING_HEALTH_PORT: set the port that the running bot serves.")
    connection = HTTPConnection("127.0.0.1", settings.health_port, timeout=SECONDS)
    try:
        connection.request("GET", "/health")
        reply = connection.getresponse()
        print(reply.read().decode("utf-8", "replace").strip())
    except (OSError, HTTPException) as error:
        print(f"no answer on port {settings.health_port}: {error}")
        return 1
    finally:
        connection.close()
    return 0 if reply.status == 200 else 1
