"""What a check found, for people (`screen`), for programs (`document`), for editors (`sarif`) and for test runners (`junit`)."""
