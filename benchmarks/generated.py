"""Generated pages, the same for the same seed: python -m benchmarks.generated NUMBER FOLDER [--seed N].

Vietnamese union pages as sites serve them: about 100 kB, half of it scripts and styles, some 170 links in menus,
related lists and footers, and an article of some 3,900 characters, with organizations, dates and figures about as dense
as in real ones. What they tell is made up. Each page has its own random numbers, so that page 10,000 needs none of
those before it.
"""

from __future__ import annotations

import argparse
import datetime
import html
import itertools
import pathlib
import random
from collections.abc import Iterator, Sequence

DISTRICTS = (
    "huyện Tiên Lữ", "huyện Hải Hậu", "thị xã Quảng Yên", "huyện Đầm Hà", "quận Kiến An", "thành phố Cẩm Phả",
    "huyện Mường La", "huyện Cư Jút", "thị xã Hồng Lĩnh", "huyện Gò Công Tây", "thành phố Sa Đéc", "huyện Bảo Lâm",
)  # fmt: skip
COMMUNES = (
    "xã Tân Lập",
    "xã Quảng Lâm",
    "phường Hòa Bình",
    "xã Minh Tân",
    "thị trấn Phố Mới",
    "xã Đồng Tiến",
    "phường Trần Phú",
)
UNIONS = ("Hội LHPN", "LĐLĐ", "Hội Nông dân", "Hội Cựu chiến binh", "Ủy ban MTTQ Việt Nam", "Đoàn Thanh niên")
COMPANIES = (
    "Công ty TNHH May Hưng Phát", "Công ty Cổ phần Giày Bình Minh", "Công ty TNHH Điện tử Việt Hà",
    "Công ty Cổ phần Than Mông Sơn",
)  # fmt: skip
OTHERS = ("UBND", "Phòng Giáo dục và Đào tạo", "Trung tâm Y tế", "Bảo hiểm xã hội", "Ban Chấp hành Đảng bộ", "Công an")
PERSONS = ("Nguyễn Thị Hạnh", "Trần Văn Lâm", "Lê Thị Thu Hà", "Phạm Quốc Toản", "Hoàng Thị Mai", "Vũ Đình Khôi")
THINGS = (
    "tuyến đường hoa", "suất quà", "mái ấm tình thương", "hố ủ rác", "câu lạc bộ", "hộ nghèo", "chiếc xe đạp",
    "ngày công", "buổi tuyên truyền", "mô hình kinh tế", "hội viên mới", "học sinh có hoàn cảnh khó khăn",
)  # fmt: skip
AIMS = (
    "giúp nhau phát triển kinh tế", "bảo vệ môi trường", "chăm lo đời sống cho đoàn viên", "xây dựng nông thôn mới",
    "phòng, chống dịch bệnh", "vận động hội viên tham gia bảo hiểm y tế tự nguyện",
    "nâng cao chất lượng sinh hoạt chi hội",
)  # fmt: skip
SENTENCES = (
    "{day}, {union} {district} phối hợp với {company} trao {n} {thing} cho hội viên {commune}.",
    "Đến hết tháng {month}/{year}, {union} {commune} đã vận động được {n} {thing}, trị giá {money} triệu đồng.",
    "Theo {union} {district}, {percent}% cơ sở đã hoàn thành chỉ tiêu, tăng {few},{digit}% so với năm {before}.",
    "Trong {few} tháng đầu năm {year}, các cấp công đoàn đã kết nạp {thousands} đoàn viên, đạt {percent}% kế hoạch.",
    "Bà {person}, Chủ tịch {union} {district}, cho biết phong trào {aim} được {part}/{whole} chi hội hưởng ứng.",
    "{other} {district} đã hỗ trợ mỗi hộ từ {low} đến {high} triệu đồng để sửa chữa nhà ở trước ngày {dayonly}.",
    "Giai đoạn {before} - {year}, xã góp trên {money} tỷ đồng, làm mới {few},{digit} km đường, trồng {thousands} cây.",
    "Chị {person}, công nhân {company}, nói: “Được công đoàn quan tâm, chúng tôi yên tâm gắn bó với nhà máy”.",
    "Bên cạnh đó, hội viên {commune} còn thường xuyên thăm hỏi, động viên nhau trong lao động và đời sống.",
    "Hội nghị đã nghe ý kiến thảo luận về kinh nghiệm {aim}, cách làm hay ở cơ sở và những khó khăn cần được tháo gỡ.",
    "Từ ngày {dayonly}, {other} {district} và {union} {commune} tổ chức {few} lớp tập huấn cho khoảng {n} người.",
    "Năm {year}, quỹ “Vì phụ nữ nghèo” cho {n} hộ vay {money} triệu đồng, lãi suất 0,{digit}%/tháng.",
    "Nhiều năm qua, {union} {commune} luôn là đơn vị dẫn đầu về {aim}, được nhân dân trong vùng tin yêu.",
    "Dự buổi lễ có lãnh đạo {other} {district}, {union} {commune} cùng đông đảo đoàn viên, hội viên trên địa bàn.",
    "Phát biểu tại hội nghị, đồng chí {person} đề nghị các chi hội tiếp tục {aim}, coi đây là việc làm thường xuyên.",
    "Nhờ sự quan tâm của {other} {district}, đời sống của nhiều gia đình ở {commune} đã thay đổi rõ rệt.",
    "Phong trào được {union} {commune} triển khai sâu rộng, tạo sức lan tỏa trong cán bộ, đoàn viên và nhân dân.",
    "Theo chị {person}, cái khó nhất là thay đổi nếp nghĩ, bởi vậy cán bộ hội phải đi từng ngõ, gõ từng nhà.",
    "{union} {district} cũng phối hợp với {other} tuyên truyền để người dân hiểu và tự nguyện làm theo.",
    "Trước đó, Ban Thường vụ {union} {district} đã đến thăm, động viên công nhân {company} đang làm việc xa nhà.",
    "Chị {person} là hội viên có hoàn cảnh đặc biệt khó khăn, chồng mất sớm, một mình nuôi con ăn học.",
    "Mô hình này được {union} các địa phương bạn đến tham quan, học tập và nhân rộng vì dễ làm, hiệu quả bền vững.",
    "Không khí ở {commune} những ngày này thật rộn ràng, ai cũng góp một tay cho con đường quê thêm sạch đẹp.",
    "Dịp này, {company} trao tặng {union} {district} một số trang thiết bị phục vụ hoạt động của công nhân.",
    "{other} {district} đánh giá cao vai trò của {union} trong việc {aim} thời gian qua.",
    "Thời gian tới, {union} {district} tiếp tục bám sát cơ sở và lắng nghe nguyện vọng của đoàn viên.",
)  # fmt: skip
SECTIONS = (
    "Thời sự", "Chính trị", "Xã hội", "Kinh tế", "Đời sống", "Pháp luật", "Công đoàn", "Giáo dục", "Sức khỏe",
    "Văn hóa", "Thể thao", "Nhịp sống trẻ", "Gia đình", "Việc làm", "Bạn đọc", "Media",
)  # fmt: skip
RELATED = 36
"""Links in the lists beside and below the article."""
SCRIPTED = 52_000
"""Characters of scripts and styles."""


class Page:
    """One page; `number` and `seed` decide everything."""

    def __init__(self, number: int, seed: int = 0) -> None:
        self._random = random.Random(f"{seed}/{number}")
        self.number = number
        self.published = datetime.date(2015, 1, 1) + datetime.timedelta(days=self._random.randrange(3600))
        self._district = self._choice(DISTRICTS)
        self.title = self._headline()

    def _choice(self, among: Sequence[str]) -> str:
        return among[int(self._random.random() * len(among))]

    def _headline(self) -> str:
        union, thing, aim = self._choice(UNIONS), self._choice(THINGS), self._choice(AIMS)
        forms = (
            f"{union} {self._district} trao {self._random.randrange(5, 300)} {thing}",
            f"{union} {self._district} {aim}",
            f"{self._choice(COMMUNES).capitalize()}: Nhiều cách làm hay để {aim}",
        )
        return self._choice(forms)

    def _sentence(self) -> str:
        number, near = self._random.randrange, self.published - datetime.timedelta(days=self._random.randrange(1, 60))
        low = number(2, 20)
        whole = number(9, 40)
        return self._choice(SENTENCES).format(
            union=self._choice(UNIONS), district=self._district, company=self._choice(COMPANIES),
            commune=self._choice(COMMUNES), other=self._choice(OTHERS), person=self._choice(PERSONS),
            thing=self._choice(THINGS), aim=self._choice(AIMS), n=number(2, 900), few=number(2, 12),
            digit=number(1, 10), percent=number(20, 101), month=number(1, 13),
            year=self.published.year, money=number(5, 990), low=low, high=low + 5,
            before=self.published.year - number(1, 5), part=whole - number(0, 8), whole=whole,
            thousands=f"{number(1, 40)}.{number(1000):03}",
            day=f"Ngày {near.day}/{near.month}", dayonly=f"{near.day}/{near.month}/{near.year}",
        )  # fmt: skip

    def paragraphs(self) -> list[str]:
        """The article: about 4,000 characters."""
        return [" ".join(self._sentence() for _ in range(self._random.randrange(2, 4))) for _ in range(13)]

    def _link(self, text: str, css: str) -> str:
        path = f"/{self._random.getrandbits(40):x}-{self._random.randrange(10**6)}.html"
        number = self._random.getrandbits(32)
        return f'<a class="{css}" href="{path}" title="{html.escape(text)}" data-id="{number}">{text}</a>'

    def _menu(self) -> str:
        items = []
        for section in SECTIONS:
            sub = "".join(f'<li class="nav-sub__item">{self._link(f"{section} {place}", "nav-sub__link")}</li>'
                          for place in ("trong nước", "địa phương", "quốc tế", "24 giờ"))  # fmt: skip
            items.append(f'<li class="nav__item">{self._link(section, "nav__link")}<ul class="nav-sub">{sub}</ul></li>')
        lines = "\n".join(items)
        return f'<nav class="nav"><div class="container"><ul class="nav__list">\n{lines}\n</ul></div></nav>'

    def _story(self) -> str:
        image = f"/upload/thumb/{self._random.getrandbits(48):x}.jpg"
        title = self._headline()
        return (
            f'<li class="story"><div class="story__thumb"><a href="#"><img loading="lazy" width="160" src="{image}" '
            f'data-srcset="{image}?w=320 1x, {image}?w=640 2x" alt="{html.escape(title)}"></a></div>'
            f'<h3 class="story__title">{self._link(title, "story__link")}</h3>'
            f'<span class="story__time">{self._random.randrange(1, 59)} phút trước</span></li>'
        )

    def _stories(self, heading: str, count: int) -> str:
        stories = "\n".join(self._story() for _ in range(count))
        return (
            f'<section class="box"><h2 class="box__title">{heading}</h2>\n'
            f'<ul class="box__list">\n{stories}\n</ul></section>'
        )

    def _scripts(self, size: int) -> str:
        pieces: list[str] = []
        while sum(map(len, pieces)) < size:
            name, key = f"{self._random.getrandbits(40):x}", self._random.getrandbits(64)
            pieces.append(
                f'(function(w,d){{var c_{name}={{id:"{key:x}",zone:{key % 997},lazy:true,'
                f'slots:["top","in-read","box_{name}"],retry:{key % 7}}};'
                f'w.adq=w.adq||[];w.adq.push(function(){{if(d.getElementById("ad-{name}")){{'
                f'w.render(c_{name},"<div class=\\"ad\\"><"+"/div>");}}}});}})(window,document);\n'
            )
        return f"<script>{''.join(pieces)}</script>\n"

    def _styles(self, size: int) -> str:
        rules: list[str] = []
        while sum(map(len, rules)) < size:
            number = self._random.getrandbits(32)
            rules.append(
                f".m-{number:x}>.item,.m-{number:x} .story__link:hover{{color:#{number & 0xFFFFFF:06x};"
                f"margin:0 {number % 30}px}}\n"
            )
        return f"<style>{''.join(rules)}</style>\n"

    def markup(self) -> str:
        """The page as HTML."""
        lead, *body = self.paragraphs()
        day = f"{self.published:%d/%m/%Y}"
        parts = [f"<p>{text}</p>" for text in body]
        caption = f"{self._choice(PERSONS)} trao quà cho hội viên {self._district}. Ảnh: {self._choice(PERSONS)}"
        picture = f'<img src="/upload/{self.number}.jpg" alt="">'
        parts.insert(4, f'<figure class="image">{picture}<figcaption>{caption}</figcaption></figure>')
        related = "".join(f"<li>{self._link(self._headline(), 'related')}</li>" for _ in range(2))
        parts.insert(8, f'<div class="inner-related"><ul>{related}</ul></div>')
        third = SCRIPTED // 4
        footer = "".join(f"<li>{self._link(section, 'footer__link')}</li>" for section in SECTIONS)
        return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{self.title} | Báo Công đoàn điện tử</title>
<meta name="viewport" content="width=device-width"><meta name="description" content="{html.escape(lead[:150])}">
<meta property="og:title" content="{self.title}">
<meta property="article:published_time" content="{self.published}T07:30:00+07:00">
<link rel="canonical" href="https://tin.example.vn/bai-{self.number}.html">
{self._styles(third)}{self._scripts(third)}</head><body class="page page--detail">
<header class="header"><div class="container">
<a class="logo" href="/"><img src="/logo.svg" alt="Báo Công đoàn điện tử"></a>
<form class="search"><input name="q" placeholder="Tìm kiếm"><button>Tìm</button></form>
<span class="clock">Hà Nội, 28°C</span></div></header>
{self._menu()}
<main class="container"><div class="breadcrumb"><a href="/">Trang chủ</a> › <a href="/cong-doan">Công đoàn</a></div>
<article class="detail"><h1 class="detail__title">{self.title}</h1>
<div class="detail__meta"><span class="date">{day} 07:30</span>
<div class="share"><a href="#">Facebook</a> <a href="#">Zalo</a>
<a href="#">In bài viết</a></div></div>
<h2 class="detail__lead">{lead}</h2>
<div class="detail__content">
{chr(10).join(parts)}
<p class="detail__author" style="text-align:right"><strong>{self._choice(PERSONS)}</strong></p></div>
<div class="tags">Từ khóa: {self._link(self._district, "tag")} {self._link(self._choice(AIMS), "tag")}</div></article>
{self._scripts(third)}{self._stories("Tin liên quan", RELATED // 3)}
<div class="comments"><h2>Bình luận (0)</h2>
<textarea placeholder="Ý kiến của bạn"></textarea><button>Gửi bình luận</button></div></main>
<aside class="sidebar">{self._stories("Đọc nhiều", RELATED // 3)}{self._stories("Tin mới", RELATED // 3)}</aside>
<footer class="footer"><ul>{footer}</ul>
<p>© Báo Công đoàn điện tử. Giấy phép số 123/GP-BTTTT. Điện thoại: 024 3000 0000</p></footer>
{self._scripts(third)}</body></html>
"""


def pages(count: int | None = None, seed: int = 0) -> Iterator[tuple[str, str]]:
    """Name and markup of the pages 0 to `count` - 1, or without end."""
    for number in itertools.count() if count is None else range(count):
        yield f"page-{number:07}.html", Page(number, seed).markup()


def write(count: int, folder: pathlib.Path, seed: int = 0) -> None:
    """Writes pages into a folder, a thousand to a subfolder."""
    for number, (name, markup) in enumerate(pages(count, seed)):
        place = folder / f"{number // 1000:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(markup, encoding="utf-8")


def main() -> None:
    """Write NUMBER pages into FOLDER."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    write(arguments.number, arguments.folder, arguments.seed)


if __name__ == "__main__":
    main()
