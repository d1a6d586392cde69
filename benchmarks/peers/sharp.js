// sharp as a peer: answers the lines that io.lazyimg.peers.worker.Worker documents.
'use strict';
const fs = require('fs');
const readline = require('readline');
const sharp = require(process.argv[2]);

sharp.concurrency(1);
sharp.cache(false);

let source = null;
let last = null;

function resize(width, height) {
  // the height is what "free" comes to; given, so that all peers round it alike
  return sharp(source)
    .autoOrient()
    .resize(width, height, { fit: 'fill' })
    .jpeg({ quality: 80 })
    .toBuffer();
}

function kilobytes(name) {
  return Number(fs.readFileSync('/proc/self/status', 'utf8').match(new RegExp(`^${name}:\\s*(\\d+)`, 'm'))[1]);
}

async function answer(line) {
  const [command, ...rest] = line.split(' ');
  if (command === 'load') {
    source = fs.readFileSync(rest.join(' '));
    return String(source.length);
  }
  if (command === 'save') {
    fs.writeFileSync(rest.join(' '), last);
    return String(last.length);
  }
  if (command === 'run') {
    const [width, height, times] = rest.map(Number);
    let least = Number.MAX_SAFE_INTEGER;
    const cpu = process.cpuUsage();
    const start = process.hrtime.bigint();
    let mark = start;
    for (let i = 0; i < times; i++) {
      last = await resize(width, height);
      const now = process.hrtime.bigint();
      least = Math.min(least, Number(now - mark));
      mark = now;
    }
    const used = process.cpuUsage(cpu);
    return `${mark - start} ${(used.user + used.system) * 1000} ${least} ${last.length} -1`;
  }
  if (command === 'memory') {
    const [width, height] = rest.map(Number);
    if (!fs.existsSync('/proc/self/clear_refs')) return '-1 -1';
    last = null;
    global.gc();
    fs.writeFileSync('/proc/self/clear_refs', '5'); // the peak begins here
    const before = kilobytes('VmRSS');
    await resize(width, height);
    return `-1 ${Math.max(0, kilobytes('VmHWM') - before) * 1024}`;
  }
  throw new Error(`no command ${command}`);
}

(async () => {
  console.log(`ok sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    try {
      console.log(`ok ${await answer(line)}`);
    } catch (e) {
      console.log(`error ${String(e.message).replace(/\s+/g, ' ')}`);
    }
  }
})();
