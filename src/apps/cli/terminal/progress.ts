/** Shows how far a long command is: one line that is rewritten on a terminal, plain lines elsewhere. */
export interface Progress {
  stage(name: string): void;
  done(count: number, total: number): void;
  end(): void;
}

/** Milliseconds between two pictures of a bar; more would only cost time. */
const mostOften = 50;

const silent: Progress = { stage() {}, done() {}, end() {} };

/** Progress on `stream`; nothing at all if `quiet`. */
export function createProgress(quiet: boolean, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (quiet) return silent;
  return stream.isTTY ? onTerminal(stream) : inLines(stream);
}

function onTerminal(stream: NodeJS.WriteStream): Progress {
  let current = '';
  let shownAt = 0;
  const show = (text: string): void => {
    stream.write(`\r\x1b[2K${text}`);
  };
  return {
    stage(name) {
      current = name;
      show(`${name} …`);
    },
    done(count, total) {
      if (count < total && performance.now() - shownAt < mostOften) return;
      shownAt = performance.now();
      const share = total === 0 ? 1 : count / total;
      const bar = '█'.repeat(Math.round(share * 24)).padEnd(24, '░');
      show(`${current} ${bar} ${count} of ${total} segments`);
    },
    end() {
      show('');
    },
  };
}

function inLines(stream: NodeJS.WriteStream): Progress {
  let lastTenth = -1;
  return {
    stage(name) {
      lastTenth = -1;
      stream.write(`${name}\n`);
    },
    done(count, total) {
      const tenth = total === 0 ? 10 : Math.floor((count / total) * 10);
      if (tenth === lastTenth) return;
      lastTenth = tenth;
      stream.write(`  ${count} of ${total} segments\n`);
    },
    end() {},
  };
}
