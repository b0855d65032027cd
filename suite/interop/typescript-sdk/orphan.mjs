// Preloaded by `node --import`: ends the process when its standard input ends,
// so that it does not outlive a parent that was killed.
process.stdin.on('end', () => process.exit(0)).resume();
