"""Parts a run's jobs among machines that cannot talk to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import xxhash

from handset.script.farm.job import Job


def shard(jobs: Sequence[Job], number: int, count: int, durations: Mapping[str, float]) -> list[Job]:
    """Return the jobs of shard `number` of `count` (from 1), about equally long, the same on every machine.

    `durations` are the seconds jobs took last time, by name; the longest go first, each to the emptiest shard.
    """
    usual = sorted(durations.values())[len(durations) // 2] if durations else 1.0
    weighed = sorted(
        ((durations.get(job.name, usual), xxhash.xxh3_64_intdigest(job.name.encode()), job) for job in jobs),
        key=lambda each: (-each[0], each[1]),
    )
    loads = [0.0] * count
    mine: set[str] = set()
    for seconds, _, job in weighed:
        emptiest = loads.index(min(loads))
        loads[emptiest] += seconds
        if emptiest == number - 1:
            mine.add(job.name)
    return [job for job in jobs if job.name in mine]
