"use strict";
// A workbook in the hands of SheetJS, which keeps the values and little else. It fills and saves; it mutates nothing.

const XLSX = require("xlsx");

const asSheetJS = {
  date: (iso) => ({ t: "n", v: Date.parse(`${iso}T00:00:00Z`) / 86400000 + 25569, z: "dd mmm yyyy" }),
  number: (v) => ({ t: "n", v }),
};

class Hand {
  constructor(book) {
    this.book = book;
  }

  height(title) {
    return XLSX.utils.decode_range(this.book.Sheets[title]["!ref"]).e.r + 1;
  }

  width(title) {
    return XLSX.utils.decode_range(this.book.Sheets[title]["!ref"]).e.c + 1;
  }

  text(title, row, column) {
    const cell = this.book.Sheets[title][XLSX.utils.encode_cell({ r: row - 1, c: column - 1 })];
    return cell && cell.t === "s" ? cell.v : "";
  }

  put(title, row, column, value) {
    const [kind] = Object.keys(value);
    const cell = typeof value === "string" ? { t: "s", v: value } : asSheetJS[kind](value[kind]);
    this.book.Sheets[title][XLSX.utils.encode_cell({ r: row - 1, c: column - 1 })] = cell;
  }

  title(title) {
    return title;
  }

  save(path, format, only) {
    XLSX.writeFile(this.book, path, { bookType: format, sheet: only });
  }
}

exports.open = async (path) => new Hand(XLSX.readFile(path, { sheetStubs: true }));
