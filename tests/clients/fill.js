"use strict";
// Fill issued workbooks with ExcelJS or SheetJS as a person does: by sheet title, visible ref and heading.
// node fill.js JOBS.json TOLD.json : does every job and tells, for each, where everything stands in what it saved.

const fs = require("fs");

const HANDS = { ExcelJS: () => require("./hand_exceljs"), SheetJS: () => require("./hand_sheetjs") };
const HEADING_WITHIN = 60;

/** The heading row of a sheet, its columns by heading, and its rows by visible ref (the first of each). */
function look(hand, title) {
  for (let row = 1; row <= Math.min(HEADING_WITHIN, hand.height(title)); row += 1) {
    const columns = {};
    for (let column = 1; column <= hand.width(title); column += 1) {
      columns[hand.text(title, row, column)] ??= column;
    }
    if (columns.Judgement || columns.Event || columns.Action) {
      return { heading: row, columns, rows: columns.Ref ? refs(hand, title, row, columns.Ref) : {} };
    }
  }
  throw new Error(`no headings in ${title}`);
}

function refs(hand, title, heading, column) {
  const rows = {};
  for (let row = heading + 1; row <= hand.height(title); row += 1) {
    const ref = hand.text(title, row, column);
    if (ref) rows[ref] ??= row;
  }
  return rows;
}

/** Type beside a label, above the questions or on Start here. */
function beside(hand, title, label, value) {
  for (let row = 1; row <= HEADING_WITHIN; row += 1) {
    for (let column = 1; column <= hand.width(title); column += 1) {
      if (hand.text(title, row, column) === label) return hand.put(title, row, column + 1, value);
    }
  }
  throw new Error(`no ${label} in ${title}`);
}

const MUTATIONS = {
  "insert row": (hand, title) => hand.insertRow(title, look(hand, title).heading),
  "insert column": (hand, title, heading) => hand.insertColumn(title, look(hand, title).columns[heading]),
  "delete row": (hand, title, ref) => hand.deleteRow(title, look(hand, title).rows[ref]),
  "duplicate": (hand, title, ref, count) => hand.duplicate(title, look(hand, title).rows[ref], count),
  "hide": (hand, title, ref, count) => hand.hide(title, look(hand, title).rows[ref], count),
  "rename": (hand, title, name) => hand.rename(title, name),
  "move": (hand, title, place) => hand.move(title, place),
  "merge": (hand, title, ref, heading, count) => {
    const { rows, columns } = look(hand, title);
    hand.merge(title, rows[ref], columns[heading], count);
  },
  "note": (hand, title, ref, heading, text) => {
    const { rows, columns } = look(hand, title);
    hand.note(title, rows[ref], columns[heading], text);
  },
  "type": (hand, title, ref, heading, value) => {
    const { rows, columns } = look(hand, title);
    hand.put(title, rows[ref], columns[heading], value);
  },
};

async function work(job) {
  const hand = await HANDS[job.client]().open(job.open);
  for (const [title, label, value] of job.fields) beside(hand, title, label, value);
  for (const title of job.sheets) {
    const { heading, columns, rows } = look(hand, title);
    for (const [sheet, ref, name, value] of job.rows) {
      if (sheet === title) hand.put(title, rows[ref], columns[name], value);
    }
    for (const [sheet, place, name, value] of job.lists) {
      if (sheet === title) hand.put(title, heading + place, columns[name], value);
    }
  }
  for (const [mutation, ...about] of job.mutations) MUTATIONS[mutation](hand, ...about);
  const places = Object.fromEntries(
    job.sheets.map((title) => [title, { title: hand.title(title), ...look(hand, title) }]),
  );
  await hand.save(job.save, job.format, job.only);
  return places;
}

async function main([jobs, told]) {
  const answers = [];
  for (const job of JSON.parse(fs.readFileSync(jobs, "utf8"))) answers.push(await work(job));
  fs.writeFileSync(told, JSON.stringify(answers));
}

main(process.argv.slice(2));
