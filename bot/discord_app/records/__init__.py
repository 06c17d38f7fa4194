"""What the bot keeps between two starts: settings of servers, feedback, whom it has greeted."""
