"use strict";
// A workbook in the hands of ExcelJS. Sheets go by the title they were issued with, rows and columns from 1.

const ExcelJS = require("exceljs");

const asExcelJS = {
  date: (iso) => new Date(`${iso}T00:00:00Z`),
  number: (number) => number,
  boolean: (truth) => truth,
  rich: (runs) => ({ richText: runs.map((text, place) => ({ text, font: { bold: place % 2 === 1 } })) }),
  formula: (formula, { result }) => ({ formula, result }),
  error: (error, { by }) => ({ formula: by, result: { error } }),
};

class Hand {
  constructor(book) {
    this.book = book;
    this.sheets = Object.fromEntries(book.worksheets.map((sheet) => [sheet.name, sheet]));
  }

  height(title) {
    return this.sheets[title].rowCount;
  }

  width(title) {
    return this.sheets[title].columnCount;
  }

  text(title, row, column) {
    const { value } = this.sheets[title].getCell(row, column);
    return typeof value === "string" ? value : "";
  }

  put(title, row, column, value) {
    const [kind] = Object.keys(value);
    this.sheets[title].getCell(row, column).value =
      typeof value === "string" ? value : asExcelJS[kind](value[kind], value);
  }

  insertRow(title, row) {
    this.sheets[title].insertRow(row, []);
  }

  insertColumn(title, column) {
    this.sheets[title].spliceColumns(column, 0, []);
  }

  deleteRow(title, row) {
    this.sheets[title].spliceRows(row, 1);
  }

  duplicate(title, row, count) {
    const sheet = this.sheets[title];
    sheet.insertRows(row + count, Array.from({ length: count }, (_, place) => sheet.getRow(row + place).values));
  }

  hide(title, row, count) {
    for (let place = row; place < row + count; place += 1) this.sheets[title].getRow(place).hidden = true;
  }

  rename(title, name) {
    this.sheets[title].name = name;
  }

  move(title, place) {
    const others = this.book.worksheets.filter((sheet) => sheet !== this.sheets[title]);
    others.splice(place, 0, this.sheets[title]);
    others.forEach((sheet, order) => { sheet.orderNo = order; });
  }

  merge(title, row, column, count) {
    this.sheets[title].mergeCells(row, column, row + count - 1, column);
  }

  note(title, row, column, text) {
    this.sheets[title].getCell(row, column).note = text;
  }

  title(title) {
    return this.sheets[title].name;
  }

  save(path) {
    return this.book.xlsx.writeFile(path);
  }
}

exports.open = async (path) => new Hand(await new ExcelJS.Workbook().xlsx.readFile(path));
