"""What people ask of a report, of a force, of all forces."""
