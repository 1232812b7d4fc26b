import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TARGET = join(dirname(fileURLToPath(import.meta.url)), '../../../../camel-flux-simulator/target');
const STARTED = 'Stop with Ctrl+C.';

/** The executable jar that the build has made, or the one that SIMULATOR_JAR names. */
function jar() {
  if (process.env.SIMULATOR_JAR) {
    return process.env.SIMULATOR_JAR;
  }
  const built = readdirSync(TARGET).filter((name) => name.endsWith('-exec.jar'));
  if (built.length !== 1) {
    throw new Error(`Expected one jar *-exec.jar in ${TARGET}: mvn -pl camel-flux-simulator package`);
  }
  return join(TARGET, built[0]);
}

/** A simulator of its own for each file of tests, in a process of its own, on free ports. */
export class Simulator {
  #process;
  #base;
  #addresses;

  /** Takes two keys, `a-key` and `empty-key`, which is without credit. All jobs take this long. */
  static async start({ runTime = 'PT0.1S' } = {}) {
    const simulator = new Simulator();
    simulator.#process = spawn(
      'java',
      ['-XX:TieredStopAtLevel=1', '-jar', jar(), '--port=0', `--run-time=${runTime}`, '--random-seed=1',
        '--key=a-key', '--key=empty-key=0'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    process.once('exit', () => simulator.#process.kill());
    simulator.#base = await simulator.#started();
    simulator.#addresses = await simulator.#control('GET', 'addresses');
    return simulator;
  }

  async #started() {
    let said = '';
    for await (const text of this.#process.stdout) {
      said += text;
      if (said.includes(STARTED)) {
        return new URL(/bill +(\S+)/.exec(said)[1]).origin;
      }
    }
    throw new Error(`The simulator did not start: ${said}`);
  }

  /** Where a provider takes submissions, without a slash at the end. */
  address(provider) {
    const address = this.#addresses[provider];
    if (!address) {
      throw new Error(`The simulator does not speak as ${provider}`);
    }
    return address;
  }

  /** How many pictures a prompt bought. */
  async bought(prompt) {
    return (await this.bill()).byPrompt[prompt] ?? 0;
  }

  async bill() {
    return this.#control('GET', 'bill');
  }

  /** Orders a fault, as the README of the simulator has them. */
  async fault(order) {
    await this.#control('POST', 'faults', order);
  }

  async requests() {
    return this.#control('GET', 'requests');
  }

  /** Lets time go by. */
  async advance(duration) {
    await this.#control('POST', 'clock', { advance: duration });
  }

  async #control(method, what, body) {
    const answer = await fetch(`${this.#base}/_simulator/${what}`, { method, body: body && JSON.stringify(body) });
    if (!answer.ok) {
      throw new Error(`${method} ${what}: ${answer.status} ${await answer.text()}`);
    }
    return answer.json();
  }

  async close() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill();
    await ended;
  }
}
