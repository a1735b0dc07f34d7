"""The gazetteer: what is stored is what the address data says, and rows of the caller join it."""

from tests.address_data import lines
from viennews.lexicon import DEFAULT, Lexicon, generated
from viennews.places import Unit, gazetteer


def test_the_stored_units_are_those_of_the_address_data() -> None:
    assert generated("address_units.txt") == lines()


def test_units_by_their_names() -> None:
    places = gazetteer(DEFAULT)
    assert Unit("commune", "Xã", "Chợ Đồn", "Bắc Kạn", "Thái Nguyên") in places.units["chợ đồn"]
    assert places.units["bà rịa vũng tàu"][0].level == "province"
    assert places.units.get("không đâu") is None
    assert "không đâu" not in places.units
    assert all(places.units[name] for name in places.units)
    assert len(places.units) == len(list(places.units)) > 7000
    assert places.provinces["Bà Rịa - Vũng Tàu"] == "bà rịa vũng tàu"
    assert set(places.units.highest()) == {
        name for name in places.units if any(unit.level in ("province", "district") for unit in places.units[name])
    }


def test_a_row_of_the_caller_stands_behind_the_units_of_its_name() -> None:
    rows = [
        {"name": name, "type": "Xã", "level": "commune", "before": "Hà Nội", "after": "Hà Nội"}
        for name in ("Chợ Đồn", "Không Đâu")
    ]
    units = gazetteer(Lexicon({"places": rows})).units
    assert units["chợ đồn"] == (
        *gazetteer(DEFAULT).units["chợ đồn"],
        Unit("commune", "Xã", "Chợ Đồn", "Hà Nội", "Hà Nội"),
    )
    assert [unit.name for unit in units["không đâu"]] == ["Không Đâu"]
