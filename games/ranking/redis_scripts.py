"""Scripts that Redis runs on one shard of a board: what belongs together is done at once, and asked in one round trip.

KEYS are the shard's marker, order and rows, in this order. Who reads from a shard without its marker gets an error:
the shard is being filled, or Redis has come up empty.
"""

from __future__ import annotations

UNLOADED = "UNLOADED"
"""First word of the error for a shard that is not whole."""

_WHOLE = f"""
if redis.call('EXISTS', KEYS[1]) == 0 then
  return redis.error_reply('{UNLOADED} this part of the boards is not whole')
end
"""
_ROWS = """
local function rows(elements)
  if #elements == 0 then return {} end
  local fields = {}
  for place, element in ipairs(elements) do fields[place] = string.sub(element, 15, 18) end
  return redis.call('HMGET', KEYS[3], unpack(fields))
end
"""
_ABOVE = """
local function above(element)
  return redis.call('ZLEXCOUNT', KEYS[2], '(' .. string.sub(element, 1, 8) .. string.rep('\\255', 11), '+')
end
"""

PAGE = _WHOLE + _ROWS + "return rows(redis.call('ZREVRANGE', KEYS[2], ARGV[1], ARGV[2]))"
"""First and last place: the rows from one to the other."""

COUNTS = _WHOLE + _ABOVE + "return {above(ARGV[1]), redis.call('ZLEXCOUNT', KEYS[2], '(' .. ARGV[1], '+')}"
"""An element: how many stand above its score, and how many before it."""

AT = _WHOLE + "return redis.call('ZREVRANGE', KEYS[2], ARGV[1], ARGV[1])"
"""A place: the element that stands there."""

SIZE = _WHOLE + "return redis.call('ZCARD', KEYS[2])"
"""How many stand on the board."""

SOME = _WHOLE + "return redis.call('HMGET', KEYS[3], unpack(ARGV))"
"""Fields: the rows of these members."""

OWN = (
    _WHOLE
    + _ABOVE
    + """
local own = redis.call('HGET', KEYS[3], ARGV[1])
if not own or #own == 8 then return false end
return {own, above(string.sub(own, 9, 26))}
"""
)
"""A field: the member's row, and how many stand above it."""

NEIGHBORS = (
    _WHOLE
    + _ROWS
    + _ABOVE
    + """
local element, own = ARGV[1], false
if #element == 4 then
  own = redis.call('HGET', KEYS[3], element)
  if not own or #own == 8 then return false end
  element = string.sub(own, 9, 26)
end
local higher = redis.call('ZRANGEBYLEX', KEYS[2], '(' .. element, '+', 'LIMIT', 0, ARGV[2])
local lower = redis.call('ZREVRANGEBYLEX', KEYS[2], '(' .. element, '-', 'LIMIT', 0, ARGV[2])
local first = higher[#higher] or element
return {own, rows(higher), rows(lower), above(first), redis.call('ZLEXCOUNT', KEYS[2], '(' .. first, '+')}
"""
)
"""A field or an element, and a number: the member's row, so many next to it on both sides (the nearest first), and
COUNTS of the highest."""

APPLY = """
local changed = 0
for at = 2, #ARGV, 2 do
  local field, new = ARGV[at], ARGV[at + 1]
  local old = redis.call('HGET', KEYS[3], field)
  if not old or struct.unpack('>I8', old) < struct.unpack('>I8', new) then
    if old and #old > 8 then redis.call('ZREM', KEYS[2], string.sub(old, 9, 26)) end
    if #new > 8 then redis.call('ZADD', KEYS[2], 0, string.sub(new, 9, 26)) end
    redis.call('HSET', KEYS[3], field, new)
    changed = changed + 1
  end
end
if tonumber(ARGV[1]) > 0 then
  for key = 2, 3 do
    if redis.call('TTL', KEYS[key]) == -1 then redis.call('EXPIRE', KEYS[key], ARGV[1]) end
  end
end
return changed
"""
"""Seconds that the board is kept (0: for ever), then fields and values: takes over those that are newer."""

LEASE = """
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
"""
"""On a key of its own: a holder's name and milliseconds. 1 where the holder has the lease now."""
