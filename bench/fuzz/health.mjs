// Asks health ten times a second until it is told to stop; then says how long the answers took.
const url = process.argv[2];
const took = [];
let going = true;
process.once('SIGTERM', () => {
  going = false;
});
while (going) {
  const began = performance.now();
  await fetch(`${url}/api/health`)
    .then((response) => response.arrayBuffer())
    .catch(() => took.push(Number.POSITIVE_INFINITY));
  took.push(performance.now() - began);
  await new Promise((resolve) => setTimeout(resolve, 100));
}
took.sort((a, b) => a - b);
const at = (share) => Math.round(took[Math.min(took.length - 1, Math.floor(took.length * share))]);
process.stdout.write(
  JSON.stringify({ asked: took.length, median: at(0.5), p99: at(0.99), worst: at(1), over200: took.filter((ms) => ms > 200).length }),
);
