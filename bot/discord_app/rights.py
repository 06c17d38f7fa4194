"""Who may change what the bot answers from.

Discord's own `default_permissions` is a hint that a server's managers can
change, so rights are checked here, at every use.
"""

import discord

from bot.discord_app.client import BriefingClient
from bot.discord_app.language import phrase
from bot.errors import NotAllowed
from bot.settings import Settings

_ADMINS_ONLY = phrase(
    "Only those who manage this server, and those the bot's operator has named, may do that."
)


def require_admin(interaction: discord.Interaction[BriefingClient]) -> None:
    """Raise NotAllowed unless the user is an admin, see `is_admin`."""
    if not is_admin(interaction):
        raise NotAllowed(_ADMINS_ONLY)


def is_admin(interaction: discord.Interaction[BriefingClient]) -> bool:
    """Tell whether the user may reload the articles and set the bot for this server.

    That are operators, the roles that the settings name, and members with
    "Manage Server" where the bot is a member itself: anyone can install it for
    themselves and use it in a server of their own, which gives no right over it.
    """
    return is_operator(interaction) or (
        interaction.is_guild_integration()
        and interaction.guild_id is not None
        and (
            interaction.permissions.manage_guild
            or _has_admin_role(interaction.user, interaction.client.settings)
        )
    )


def is_operator(interaction: discord.Interaction[BriefingClient]) -> bool:
    """Tell whether the user answers for the bot in all its servers.

    That are its owner or the members of its team, and the users that the settings name.
    """
    user = interaction.user.id
    return user in interaction.client.settings.admin_users or user in _owners(interaction.client)


def _owners(client: BriefingClient) -> set[int]:
    application = client.application
    if application is None:
        return set()
    if application.team is None:
        return {application.owner.id}
    trusted = {discord.TeamMemberRole.admin, discord.TeamMemberRole.developer}
    members = {member.id for member in application.team.members if member.role in trusted}
    return members | {application.team.owner_id or 0}


def _has_admin_role(user: discord.User | discord.Member, settings: Settings) -> bool:
    if not isinstance(user, discord.Member):
        return False
    named = {str(role).casefold() for role in settings.admin_roles}
    return any(str(role.id) in named or role.name.casefold() in named for role in user.roles)
