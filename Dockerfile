# First stage: the pinned requirements in a virtual environment of their own.
FROM python:3.13-slim AS build
COPY requirements.txt /
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /requirements.txt

# Second stage: that environment, the bot, and nobody's rights.
FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin bot \
    && install -d -o bot -g bot /articles /index
WORKDIR /app
COPY --from=build /venv /venv
COPY bot bot
COPY config config
COPY --chown=bot:bot seeds /articles
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    BRIEFING_ARTICLES=/articles \
    BRIEFING_INDEX=/index \
    BRIEFING_HEALTH_PORT=8080
USER bot
VOLUME ["/articles", "/index"]
# The token comes as the secret file /run/secrets/briefing_discord_token.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-m", "bot", "health"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
