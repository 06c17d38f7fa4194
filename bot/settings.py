"""Settings, read once at the entry and handed down; nothing else reads the environment.

Strongest first: command line, environment (`BRIEFING_…`), `config/.env`, secret
files, `config/briefing.toml`. Secret files are named like the variable, in
lower case (`briefing_discord_token`), in `/run/secrets` or `config/secrets`.
"""

import os
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from bot.errors import SettingsError

MARK = "milvus+"  # how an index begins that is no folder
PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Return the project's own folder `name` ("config", "seeds"), in a checkout or installed."""
    beside = PACKAGE.parent / name
    return beside if beside.is_dir() else PACKAGE / "_shipped" / name


def usual_index() -> Path:
    """Return where annotations are kept unless set: in the checkout, else in the user's cache."""
    if (PACKAGE.parent / "pyproject.toml").is_file():
        return PACKAGE.parent / ".briefing"
    cache = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / "briefing-bot"


def config_folder() -> Path:
    """Return the folder of settings and knowledge files; `BRIEFING_CONFIG` names another."""
    named = os.environ.get("BRIEFING_CONFIG")
    return Path(named) if named else shipped("config")


class Settings(BaseSettings):
    """Everything an operator can set; `config/briefing.toml` explains each."""

    model_config = SettingsConfigDict(
        env_prefix="BRIEFING_", env_ignore_empty=True, extra="forbid", frozen=True
    )

    discord_token: SecretStr | None = None
    discord_proxy: str | None = None
    shard_count: int | None = Field(default=None, ge=1, le=16_384)
    shard_ids: Annotated[tuple[int, ...], NoDecode] = ()
    articles: Path = Field(default_factory=lambda: shipped("seeds"))
    index: Path | None = None
    index_server: str | None = None
    index_token: SecretStr | None = None
    index_role: Literal["writer", "reader"] = "writer"
    database: Path | None = None
    watch_seconds: float | None = Field(default=None, ge=1, le=86_400)
    config: Path = Field(default_factory=config_folder)
    admin_roles: Annotated[tuple[int | str, ...], NoDecode] = ()
    admin_users: Annotated[tuple[int, ...], NoDecode] = ()
    sync_guild: int | None = None
    visibility: Literal["public", "private"] = "public"
    cooldown_seconds: float = Field(default=2.0, ge=0, le=3600)
    channel_cooldown_seconds: float = Field(default=0.5, ge=0, le=3600)
    health_port: int | None = Field(default=None, ge=1, le=65535)
    try_port: int = Field(default=0, ge=0, le=65535)
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"

    @model_validator(mode="before")
    @classmethod
    def _index_elsewhere(cls, values: Any) -> Any:
        """Tell an index that is a Milvus from one that is a folder, by how it is written."""
        if isinstance(values, dict) and str(values.get("index", "")).startswith(MARK):
            return {**values, "index": None, "index_server": values["index"]}
        return values

    @field_validator("admin_roles", "admin_users", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        """Accept "1, 2, 3" from the environment beside a TOML list."""
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("shard_ids", mode="before")
    @classmethod
    def _ranged(cls, value: Any) -> Any:
        """Accept "0-7, 12" beside a TOML list."""
        if not isinstance(value, str):
            return value
        ends = [part.split("-", 1) for part in value.split(",") if part.strip()]
        if not all(end.strip().isdecimal() for pair in ends for end in pair):
            raise ValueError('shard numbers such as "0-7" or "0,2"')
        return tuple(n for pair in ends for n in range(int(pair[0]), int(pair[-1]) + 1))

    @field_validator("shard_ids", mode="after")
    @classmethod
    def _of_so_many(cls, value: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        """Hold the numbers of this process's shards against how many there are in all."""
        count = info.data.get("shard_count") or 0
        if any(not 0 <= one < count for one in value):
            raise ValueError("numbers below BRIEFING_SHARD_COUNT, which must be set as well")
        return value

    @field_validator("discord_token", mode="after")
    @classmethod
    def _token_on_one_line(cls, value: SecretStr | None) -> SecretStr | None:
        """Strip the newline that editors leave at the end of a secret file."""
        if value is None or not value.get_secret_value().strip():
            return None
        return SecretStr(value.get_secret_value().strip())

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the sources in the order that the module's docstring promises."""
        toml = TomlConfigSettingsSource(settings_cls, config_folder() / "briefing.toml")
        return init_settings, env_settings, dotenv_settings, file_secret_settings, toml


def load_settings(**given: Any) -> Settings:
    """Read the settings; `given` are those of the command line, None meaning not given.

    Raises SettingsError with one line naming the setting and what it takes.
    """
    folder = config_folder()
    if not folder.is_dir():
        raise SettingsError(f"BRIEFING_CONFIG: there is no folder {str(folder)!r}.")
    secrets = [p for p in (Path("/run/secrets"), folder / "secrets") if p.is_dir()]
    chosen = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(
            _env_file=folder / ".env",  # type: ignore[call-arg]  # read by BaseSettings itself
            _secrets_dir=secrets or None,
            **chosen,
        )
    except ValidationError as error:
        raise SettingsError(_one_line(error)) from None
    except ValueError as error:  # a broken TOML file
        raise SettingsError(f"{folder / 'briefing.toml'}: {error}") from None


def _one_line(error: ValidationError) -> str:
    """Name the first wrong setting, what is wrong with it, and never a secret's value."""
    first = error.errors()[0]
    name = str(first["loc"][0]) if first["loc"] else "?"
    said = first["msg"].removeprefix("Input should be ").removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        return f"BRIEFING_{name.upper()}: no such setting; config/briefing.toml lists them all."
    shown = "" if "token" in name else f", not {first['input']!r}"
    return f"BRIEFING_{name.upper()}: must be {said}{shown}."
