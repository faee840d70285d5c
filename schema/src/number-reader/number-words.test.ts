import { describe, expect, test } from "vitest";
import { cells, shown, type Case } from "./harness.ts";
import { readNumber } from "./read-number.ts";

function check(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    test.each(cases)("%s %j", (cell, text, reading) => {
      expect(shown(readNumber(text, cells[cell]))).toBe(reading);
    });
  });
}

check("scale words", [
  ["money", "5 ngàn", "OK 5000"],
  ["money", "5 NGHÌN đồng", "OK 5000 [đồng]"],
  ["money", "3 vạn", "OK 30000"],
  ["count", "5 trăm", "OK 500"],
  ["money", "2 trăm triệu", "OK 200000000"],
  ["money", "1,2 ngàn tỉ đồng", "OK 1200000000000 [đồng]"],
  ["money", "2 tỷ nghìn", "NO MALFORMED"],
  ["money", "tỷ 5", "NO MALFORMED"],
  ["money", "15tr", "OK 15000000"],
  ["money", "15 trđ", "OK 15000000 [đồng]"],
  ["money", "15 tr.đ", "OK 15000000 [đồng]"],
  ["money", "62,5 tỷđ", "OK 62500000000 [đồng]"],
  ["money", "62,5 tỷđồng", "OK 62500000000 [đồng]"],
  ["money", "15triệuĐồng", "OK 15000000 [đồng]"],
  ["money", "1,2 nghìntỷ đồng", "OK 1200000000000 [đồng]"],
  ["money", "500kđ", "OK 500000 [đồng]"],
  ["count", "5 tỉnh", "NO UNKNOWN_WORD"],
  ["count", "5 km", "NO UNKNOWN_WORD"],
  ["count", "5 kg", "NO UNKNOWN_WORD"],
  ["money", "500K", "OK 500000"],
  ["money", "5T", "ASK SHORT_SCALE 5000000000|5000000000000"],
  ["money", "5 NT", "ASK SHORT_SCALE 5000000000000"],
  ["money", "5 N", "ASK SHORT_SCALE 5000"],
  ["persons", "2,6 triệu người", "OK 2600000 [người]"],
  ["billions", "62,5 tỷ", "OK 62500000000"],
  ["billions", "500 triệu đồng", "OK 500000000 [đồng]"],
  ["billions", "500.000.000 đồng", "ASK COLUMN_SCALE 500000000 [đồng]"],
  ["billions", "62,5 đồng", "ASK COLUMN_SCALE 62.5|62500000000 [đồng]"],
  ["money", "1,23456789 tỷ", "OK 1234567890"],
]);

check("compounds and spoken forms", [
  ["money", "1 tỷ 250 triệu 500 nghìn đồng", "OK 1250500000 [đồng]"],
  ["money", "1 triệu 250.000 đồng", "OK 1250000 [đồng]"],
  ["money", "1tr250k", "OK 1250000"],
  ["money", "10 nghìn 500", "OK 10500"],
  ["money", "1 tỷ 2,5 triệu", "OK 1002500000"],
  ["money", "1 tỷ 250", "ASK COLLOQUIAL 1250000000|1000000250"],
  ["money", "1 tỷ 05", "ASK COLLOQUIAL 1050000000|1000000005"],
  ["money", "2tỷ5", "ASK CHAT_STYLE 2500000000"],
  ["money", "1k5", "ASK CHAT_STYLE 1500"],
  ["money", "1tr250", "ASK CHAT_STYLE 1250000"],
  ["money", "2 tỷ rưỡi", "ASK COLLOQUIAL 2500000000"],
  ["money", "1,5 tỷ rưỡi", "NO MALFORMED"],
  ["money", "rưỡi 5", "NO MALFORMED"],
  ["money", "1 triệu 2 tỷ", "NO MALFORMED"],
  ["money", "1 tỷ 2500 triệu", "NO MALFORMED"],
  ["money", "1,5 tỷ 200 triệu", "NO MALFORMED"],
  ["money", "9.224 tỷ 500 triệu", "ASK DOT_GROUP_BEFORE_SCALE 9224500000000"],
  ["money", "1tr250000", "NO MALFORMED"],
  ["money", "1 tỷ (250 triệu)", "NO SEVERAL_NUMBERS"],
]);

check("qualifiers", [
  ["count", "hơn 700", "OK 700 OVER"],
  ["count", "Trên 700", "OK 700 OVER"],
  ["count", "> 700", "OK 700 OVER"],
  ["count", "700 trở lên", "OK 700 OVER"],
  ["count", "ít nhất 5", "OK 5 OVER"],
  ["count", "gần 700", "OK 700 NEARLY"],
  ["count", "chưa đầy 700", "OK 700 NEARLY"],
  ["count", "~700", "OK 700 ABOUT"],
  ["count", "trên dưới 700", "OK 700 ABOUT"],
  ["count", "cỡ 700", "OK 700 ABOUT"],
  ["count", "ước đạt 41.000", "OK 41000 ESTIMATE"],
  ["count", "ước khoảng 41.000", "OK 41000 ESTIMATE"],
  ["count", "dự kiến 41.000", "OK 41000 ESTIMATE"],
  ["money", "ước đạt trên 100 tỷ", "ASK TWO_QUALIFIERS 100000000000 ESTIMATE"],
  ["count", "khoảng hơn 700", "ASK TWO_QUALIFIERS 700 OVER"],
  ["money", "gần 5,9 tỷ đồng", "OK 5900000000 NEARLY [đồng]"],
  ["count", "dưới 700", "NO UPPER_BOUND 700"],
  ["count", "tối đa 700", "NO UPPER_BOUND 700"],
  ["count", "không quá 700", "NO UPPER_BOUND 700"],
  ["count", "<700", "NO UPPER_BOUND 700"],
  ["decimal", "dưới 1.500", "NO UPPER_BOUND"],
  ["percent", "tăng 5%", "NO UNKNOWN_WORD"],
  ["percent", "giảm 5%", "NO UNKNOWN_WORD"],
  ["percent", "vượt 12%", "NO UNKNOWN_WORD"],
]);

check("unit words", [
  ["persons", "256.516 đoàn viên", "OK 256516 [đoàn viên]"],
  ["persons", "303.236 CNVCLĐ", "OK 303236 [CNVCLĐ]"],
  ["persons", "303.236 CNVC-LĐ", "OK 303236 [CNVC-LĐ]"],
  ["persons", "500 đoàn viên, người lao động", "OK 500 [đoàn viên]"],
  ["persons", "500 lượt người", "NO UNIT_CONTRADICTS"],
  ["persons", "500 đồng", "NO UNIT_CONTRADICTS"],
  ["persons", "162%", "NO UNIT_CONTRADICTS"],
  ["persons", "12 người/CĐCS", "NO UNIT_CONTRADICTS"],
  ["persons", "(12.500 người)", "OK 12500 [người]"],
  ["persons", "3.236 (người)", "OK 3236 [người]"],
  ["count", "113.912 suất quà", "OK 113912 [suất quà]"],
  ["count", "7.501 CĐCS", "OK 7501 [CĐCS]"],
  ["count", "2.099 công trình.", "OK 2099 [công trình]"],
  ["percent", "93 phần trăm", "OK 93 [%]"],
  ["percent", "93 người", "NO UNIT_CONTRADICTS"],
  ["money", "5 triệu VNĐ", "OK 5000000 [đồng]"],
  ["money", "500.000₫", "OK 500000 [đồng]"],
  ["money", "500.000 Ð", "OK 500000 [đồng]"],
  ["money", "500.000đ/01 suất", "OK 500000 [đồng/suất]"],
  ["money", "3 tỷ đồng/năm", "OK 3000000000 [đồng/năm]"],
  ["giftPrice", "500.000đ/suất", "OK 500000 [đồng/suất]"],
  ["giftPrice", "500.000/suất", "OK 500000 [đồng/suất]"],
  ["giftPrice", "500.000 đồng", "OK 500000 [đồng]"],
  ["giftPrice", "25 triệu đồng/nhà", "NO UNIT_CONTRADICTS"],
  ["wage", "7,5 triệu đồng/người/tháng", "OK 7500000 [đồng/người/tháng]"],
  ["wage", "7,5 triệu đồng/tháng", "OK 7500000 [đồng/tháng]"],
  ["money", "5 triệu đồng 3 người", "NO SEVERAL_NUMBERS"],
  ["money", "2,5 tỷ $", "NO OTHER_CURRENCY"],
  ["money", "$500", "NO OTHER_CURRENCY"],
  ["money", "500 đô la Mỹ", "NO OTHER_CURRENCY"],
  ["money", "500/", "NO HALF_TYPED"],
  ["count", "5 cái", "NO UNKNOWN_WORD"],
]);

check("spelling", [
  ["money", "62,5 tỷ đồng".normalize("NFD"), "OK 62500000000 [đồng]"],
  ["money", "khoảng 5 triệu".normalize("NFD"), "OK 5000000 ABOUT"],
  ["count", "5 bản thoả ước", "OK 5 [bản thỏa ước]"],
  ["count", "5 bản thỏa ước", "OK 5 [bản thỏa ước]"],
  ["money", "5 ty", "ASK UNMARKED_WORD 5000000000"],
  ["money", "tren 5 trieu dong", "ASK UNMARKED_WORD 5000000 OVER [đồng]"],
  ["persons", "3236 nguoi", "OK 3236 [người]"],
  ["money", "co 5 đồng", "NO UNKNOWN_WORD"],
  ["count", "\ufeff7.501\u200d", "OK 7501"],
  ["count", "7\u200b.\u200b501", "OK 7501"],
  ["count", "\u202d7.501\u202c", "OK 7501"],
  ["count", "\u202e105.7", "NO UNKNOWN_CHARACTER"],
  ["count", "７５０１", "ASK WIDE_CHARACTERS 7501"],
  ["percent", "９３％", "ASK WIDE_CHARACTERS 93 [%]"],
  ["percent", "１.５００", "ASK WIDE_CHARACTERS 1500|1.5"],
  ["count", "٧٥٠١", "NO NOT_A_NUMBER"],
  ["count", "７．５０１（người）", "ASK WIDE_CHARACTERS 7501 [người]"],
]);

test("a measure outside the table is its own unit word", () => {
  expect(shown(readNumber("5 lá cờ", { measure: "lá cờ", wholeNumber: true }))).toBe("OK 5 [lá cờ]");
  expect(shown(readNumber("5 Toà nhà", { measure: "tòa nhà", wholeNumber: true }))).toBe("OK 5 [tòa nhà]");
  expect(shown(readNumber("5 tỉnh", { measure: "tỉnh", wholeNumber: true }))).toBe("OK 5 [tỉnh]");
  expect(shown(readNumber("5 lá cờ", cells.persons))).toBe("NO UNKNOWN_WORD");
});
