// Nothing to call: what links this module has its malloc watched (refusal.h).
