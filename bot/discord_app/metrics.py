"""What is counted for operators, in Prometheus' terms; no text of any question is kept."""

from collections import deque
from statistics import median

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)


class Metrics:
    """All counters of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.answers = Counter(
            "briefing_answers",
            "Answers sent, by command and outcome",
            ["command", "outcome"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "briefing_answer_seconds",
            "Seconds from a question's arrival to its answer's acceptance by Discord",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.errors = Counter(
            "briefing_errors", "Faults that users were told an error id for", registry=self.registry
        )
        self.restarts = Counter(
            "briefing_restarts", "Connections begun anew by the supervisor", registry=self.registry
        )
        self.connected = Gauge(
            "briefing_connected", "1 while connected to Discord", registry=self.registry
        )
        self.articles = Gauge("briefing_articles", "Articles loaded", registry=self.registry)

        self.asked = self.unanswered = 0
        self._recent: deque[float] = deque(maxlen=100)

    def answered(self, command: str, outcome: str) -> None:
        """Count an answer."""
        self.answers.labels(command, outcome).inc()
        self.asked += 1
        self.unanswered += outcome == "nothing"

    def took(self, seconds: float) -> None:
        """Count how long an answer took."""
        self.seconds.observe(seconds)
        self._recent.append(seconds)

    @property
    def median(self) -> float | None:
        """Median seconds of the last answers, None before the first."""
        return median(self._recent) if self._recent else None

    def text(self) -> bytes:
        """Return the exposition format."""
        return generate_latest(self.registry)
