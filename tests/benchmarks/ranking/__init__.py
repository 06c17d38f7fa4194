"""Speed and size of the ranking beside what else there is; `ranking_speed` is the command."""
