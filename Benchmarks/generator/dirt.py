"""Dirty inputs: some forms of real files on a clean budget, sometimes damage. The figures that it says stay known."""
from . import damage, entry as entries
from .forms import FORMS, STAGES

DAMAGED = 0.08  # the share of inputs that are damaged


def choose(random, count):
    """COUNT forms, of a group at most one."""
    chosen, groups = [], set()
    for form in random.sample(FORMS, len(FORMS)):
        if len(chosen) == count:
            break
        if not form.group or form.group not in groups:
            groups.add(form.group)
            chosen.append(form)
    return chosen


def apply(entry, stage, chosen):
    for form in FORMS:
        if form.stage == stage and form in chosen and form.change(entry) is not False:
            entry.forms.append(form.name)


def choice(random, index):
    """The forms and the damage of the input number INDEX: the first have one each, the others some of each."""
    if index < len(FORMS):
        return [FORMS[index]], None
    if index < len(FORMS) + len(damage.DAMAGES):
        return [], damage.DAMAGES[index - len(FORMS)]
    if random.random() < DAMAGED:
        return [form for form in choose(random, 12) if form.stage == "sheets"], random.choice(damage.DAMAGES)
    return choose(random, random.randint(2, 9)), None


def dirty(seed, index):
    """The dirty input number INDEX of the corpus SEED."""
    entry = entries.begun(seed, index)
    return make(entry, *choice(entry.random, index))


def make(entry, chosen, harm=None):
    """Applies the forms CHOSEN and the damage HARM, stage by stage, and writes the input."""
    for stage in STAGES[:3]:
        apply(entry, stage, chosen)
    if harm:
        damage.apply(entry, "grids", harm)
    entry.lay_out()
    for stage in STAGES[3:]:
        apply(entry, stage, chosen)
    entry.write()
    if harm:
        damage.apply(entry, "bytes", harm)
    return entry
