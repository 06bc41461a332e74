"""The camera: its target is in the dead zone, and what is seen lies within the world."""

from __future__ import annotations

import msgspec

from games.engine.follow_camera import FollowCamera, follow, seen
from handset.geometry import Rect
from keitai.common.rng import Rng


def test_the_target_is_in_the_dead_zone_and_within_it_nothing_moves() -> None:
    rng = Rng(3)
    for _ in range(300):
        camera, zone = FollowCamera(rng.between(-500, 500), rng.between(-500, 500)), (rng.below(80), rng.below(80))
        target = rng.between(-500, 500), rng.between(-500, 500)
        follow(camera, target, zone)
        assert abs(target[0] - camera.x) <= zone[0] // 2, (camera, target, zone)
        assert abs(target[1] - camera.y) <= zone[1] // 2, (camera, target, zone)
        before = camera.x, camera.y
        follow(camera, target, zone)
        assert (camera.x, camera.y) == before


def test_a_slow_camera_arrives_without_going_too_far() -> None:
    rng = Rng(4)
    for _ in range(60):
        start, target, ease = rng.between(-500, 500), rng.between(-500, 500), rng.between(1, 12)
        camera, way = FollowCamera(start, 0), [start]
        for _ in range(200):
            follow(camera, (target, 0), ease=ease)
            way.append(camera.x)
        assert way[-1] == target
        assert way == sorted(way, reverse=target < start)


def test_what_is_seen_lies_in_the_world_or_shows_all_of_it() -> None:
    rng = Rng(5)
    for _ in range(400):
        camera = FollowCamera(rng.between(-900, 900), rng.between(-900, 900))
        bounds = Rect(rng.between(-99, 99), rng.between(-99, 99), rng.between(1, 600), rng.between(1, 600))
        part = seen(camera, rng.between(1, 300), rng.between(1, 300), bounds)
        across = bounds.x <= part.x and part.right <= bounds.right
        down = bounds.y <= part.y and part.bottom <= bounds.bottom
        assert across or (part.x <= bounds.x and bounds.right <= part.right), (camera, bounds, part)
        assert down or (part.y <= bounds.y and bounds.bottom <= part.bottom), (camera, bounds, part)
    assert seen(FollowCamera(10, 20), 4, 6) == Rect(8, 17, 4, 6)


def test_it_is_saved_as_plain_data() -> None:
    camera = FollowCamera(7, -9)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(camera), type=FollowCamera) == camera
