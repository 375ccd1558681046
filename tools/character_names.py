"""Writes the table of character names that the parser of kernels looks names up in (`"\\N{DEGREE SIGN}"`).

    python3 tools/character_names.py UnicodeData.txt NameAliases.txt crates/character-names/src/names.bin

Both files are Unicode 16's, from https://www.unicode.org/Public/16.0.0/ucd/. An entry is eight bytes, little-endian: 40 bits of
the name's hash (FNV-1a of 64 bits, the upper ones), then the character's 24. Entries ascend; no two hashes are alike.
"""

import sys


def hash_of(name: str) -> int:
    state = 0xCBF29CE484222325
    for byte in name.encode("ascii"):
        state = (state ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return state >> 24 << 24


def names(unicode_data: str, aliases: str):
    """Characters by name, without the names that are made by rule: of Hangul syllables and of unified ideographs."""
    with open(aliases, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                code, name, _ = line.split(";")
                yield name, int(code, 16)
    with open(unicode_data, encoding="utf-8") as file:
        for line in file:
            code, name, _ = line.split(";", 2)
            if not name.startswith("<"):
                yield name, int(code, 16)


def main() -> None:
    unicode_data, aliases, target = sys.argv[1:]
    table = dict(names(unicode_data, aliases))
    entries = sorted(hash_of(name) | code for name, code in table.items())
    assert len({entry >> 24 for entry in entries}) == len(entries), "two names share a hash"
    with open(target, "wb") as file:
        file.writelines(entry.to_bytes(8, "little") for entry in entries)


if __name__ == "__main__":
    main()
