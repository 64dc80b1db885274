/* duckdb.cjs FILE QUESTION: what DuckDB takes to count the rows of a table, or to ask for the ads of the Netherlands what adreport keeps of
 * them. On one thread, every column as text, and told the table's form, so that it neither guesses nor converts more than is asked.
 * Prints the CPU seconds of the query alone. */
const { DuckDBInstance } = require('@duckdb/node-api');

const columns = ['Ad_ID', 'Advertiser_ID', 'Advertiser_Name', 'Impressions', 'Date_Range_Start', 'Date_Range_End'];

function question(table, what) {
  if (what === 'rows') return `select count(*) from ${table}`;
  const different = columns.map((name) => `count(distinct ${name})`).join(', ');
  return `select count(*), sum(Spend_Range_Min_EUR::bigint), sum(Spend_Range_Max_EUR::bigint), ${different}
          from ${table} where list_contains(string_split(Regions, ', '), 'NL')`;
}

async function main([path, what]) {
  const database = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await database.connect();
  const table = `read_csv('${path}', header=true, delim=',', quote='"', escape='"', all_varchar=true)`;
  const before = process.cpuUsage();
  const answer = await connection.runAndReadAll(question(table, what));
  const used = process.cpuUsage(before);
  console.error(answer.getRowsJson()[0].join(' '));
  console.log(((used.user + used.system) / 1e6).toFixed(2), Math.round(process.resourceUsage().maxRSS / 1024));
}

main(process.argv.slice(2));
