// Imported first by every script, and written for old Node. When the install before a script fails, pnpm only warns and
// runs the script all the same, on whatever Node the host has.
if (Number(process.versions.node.split(".")[0]) < 24) {
  console.error(
    `Bảng Vàng runs on Node 24, which its install puts into node_modules, but this is Node ${process.versions.node}: ` +
      "the install did not finish; its messages stand above.",
  );
  process.exit(1);
}
