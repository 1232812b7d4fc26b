import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import OpenAI, { toFile } from 'openai';
import { picture, pictureAt } from '../support/picture.js';
import { Simulator } from '../support/simulator.js';

const MODEL = 'black-forest-labs/FLUX.1-schnell';

let simulator;

before(async () => {
  simulator = await Simulator.start();
});

after(() => simulator.close());

function client(apiKey = 'a-key', maxRetries = 0) {
  return new OpenAI({ apiKey, baseURL: `${simulator.address('openai')}/v1`, maxRetries });
}

function bytes({ b64_json: text }) {
  return Buffer.from(text, 'base64');
}

test('a prompt becomes a picture in the answer itself', async () => {
  const answer = await client().images.generate({
    model: MODEL,
    prompt: 'A lighthouse',
    size: '512x256',
    response_format: 'b64_json',
    // No field of OpenAI's, but every server of FLUX has it.
    seed: 3,
  });

  assert.ok(answer.created > 1_700_000_000);
  const { width, height } = picture(bytes(answer.data[0]));
  assert.deepEqual([width, height], [512, 256]);
  assert.equal(await simulator.bought('A lighthouse'), 1);
});

test('two pictures come in one answer', async () => {
  const answer = await client().images.generate({
    model: MODEL,
    prompt: 'Two lighthouses',
    n: 2,
    size: '256x256',
    response_format: 'b64_json',
  });

  assert.equal(answer.data.length, 2);
  assert.notDeepEqual(bytes(answer.data[0]), bytes(answer.data[1]));
});

test('a picture can be an address', async () => {
  const { data } = await client().images.generate({
    model: MODEL,
    prompt: 'An address',
    size: '256x256',
    response_format: 'url',
  });

  await pictureAt(new URL(data[0].url, simulator.address('openai')));
});

test('a picture is edited', async () => {
  const { data: made } = await client().images.generate({
    model: MODEL,
    prompt: 'A chair',
    size: '256x256',
    response_format: 'b64_json',
  });

  const { data } = await client().images.edit({
    model: MODEL,
    image: await toFile(bytes(made[0]), 'chair.png', { type: 'image/png' }),
    prompt: 'The chair at night',
    size: '256x256',
    response_format: 'b64_json',
  });

  picture(bytes(data[0]));
  assert.equal(await simulator.bought('The chair at night'), 1);
});

test('a wrong key is an authentication error', async () => {
  await assert.rejects(client('wrong-key').images.generate({ model: MODEL, prompt: 'A key' }), (error) => {
    assert.ok(error instanceof OpenAI.AuthenticationError);
    assert.equal(error.status, 401);
    return true;
  });
});

test('a refused prompt is a bad request', async () => {
  await assert.rejects(client().images.generate({ model: MODEL, prompt: 'forbidden' }), (error) => {
    assert.ok(error instanceof OpenAI.BadRequestError);
    assert.match(`${error.code} ${error.message}`, /content|moderat|policy|safety/i);
    return true;
  });
});

test('a wrong field is told with its name', async () => {
  await assert.rejects(client().images.generate({ model: MODEL, prompt: 'Too many', n: 99 }), (error) => {
    assert.ok(error instanceof OpenAI.APIError);
    assert.ok([400, 422].includes(error.status), `${error.status}`);
    assert.match(JSON.stringify(error.error ?? error.message), /\bn\b/);
    return true;
  });
});

test('too many requests are a rate limit, and are asked again as late as the service says', async () => {
  const limited = { endpoint: 'SUBMIT', fault: 'rateLimited', provider: 'openai', duration: 'PT1S' };
  await simulator.fault({ ...limited, prompt: 'A crowd' });
  await assert.rejects(client().images.generate({ model: MODEL, prompt: 'A crowd' }), (error) => {
    assert.ok(error instanceof OpenAI.RateLimitError);
    return true;
  });

  await simulator.fault({ ...limited, prompt: 'A queue' });
  const before = performance.now();
  const { data } = await client('a-key', 2).images.generate({
    model: MODEL,
    prompt: 'A queue',
    size: '256x256',
    response_format: 'b64_json',
  });
  assert.ok(performance.now() - before >= 1000);
  picture(bytes(data[0]));
  assert.equal(await simulator.bought('A queue'), 1);
});

test('a failure of the service is asked again and bought once', async () => {
  await simulator.fault({ endpoint: 'SUBMIT', fault: 'status', code: 503, provider: 'openai', prompt: 'A storm' });

  const { data } = await client('a-key', 2).images.generate({
    model: MODEL,
    prompt: 'A storm',
    size: '256x256',
    response_format: 'b64_json',
  });

  picture(bytes(data[0]));
  assert.equal(await simulator.bought('A storm'), 1);
});
