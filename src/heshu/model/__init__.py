"""The vocabulary of heshu as immutable values; everything else imports from here."""
