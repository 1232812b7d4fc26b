import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import OpenAI, { AzureOpenAI, toFile } from 'openai';
import { picture, pictureAt } from '../support/picture.js';
import { Simulator } from '../support/simulator.js';

const MODEL = 'black-forest-labs/FLUX.1-schnell';

let simulator;

before(async () => {
  simulator = await Simulator.start();
});

after(() => simulator.close());

// Every server of the same API has its own idea of it; the simulator has each below a path of its own.
const SERVERS = { 'vLLM-Omni': '/v1', SGLang: '/sglang/v1', LocalAI: '/localai/v1' };

function client(server, apiKey = 'a-key', maxRetries = 0) {
  return server === 'Azure'
    ? new AzureOpenAI({
      apiKey,
      endpoint: simulator.address('openai'),
      apiVersion: '2025-04-01-preview',
      deployment: 'flux-pro',
      maxRetries,
    })
    : new OpenAI({ apiKey, baseURL: simulator.address('openai') + SERVERS[server], maxRetries });
}

function bytes({ b64_json: text }) {
  return Buffer.from(text, 'base64');
}

for (const server of [...Object.keys(SERVERS), 'Azure']) {
  test(`${server}: a prompt becomes a picture in the answer itself`, async () => {
    const prompt = `A lighthouse by ${server}`;
    const answer = await client(server).images.generate({
      model: MODEL,
      prompt,
      size: '1024x1024',
      response_format: 'b64_json',
      // No field of OpenAI's, but every server of FLUX has it.
      ...(server === 'Azure' ? {} : { seed: 3 }),
    });

    assert.ok(answer.created > 1_700_000_000);
    const { width, height } = picture(bytes(answer.data[0]));
    assert.deepEqual([width, height], [1024, 1024]);
    assert.equal(await simulator.bought(prompt), 1);
  });

  test(`${server}: a picture is edited`, async () => {
    const own = client(server);
    const { data: made } = await own.images.generate({
      model: MODEL,
      prompt: 'A chair',
      size: '512x512',
      response_format: 'b64_json',
    });

    const { data } = await own.images.edit({
      model: MODEL,
      image: await toFile(bytes(made[0]), 'chair.png', { type: 'image/png' }),
      prompt: `The chair at night by ${server}`,
      size: '512x512',
      response_format: 'b64_json',
    });

    picture(bytes(data[0]));
    assert.equal(await simulator.bought(`The chair at night by ${server}`), 1);
  });

  test(`${server}: a wrong key is an authentication error`, async () => {
    await assert.rejects(client(server, 'wrong-key').images.generate({ model: MODEL, prompt: 'A key' }), (error) => {
      assert.ok(error instanceof OpenAI.AuthenticationError);
      assert.equal(error.status, 401);
      return true;
    });
  });
}

for (const server of Object.keys(SERVERS)) {
  test(`${server}: two pictures come in one answer`, async () => {
    const { data } = await client(server).images.generate({
      model: MODEL,
      prompt: 'Two lighthouses',
      n: 2,
      size: '512x512',
      response_format: 'b64_json',
    });

    assert.equal(data.length, 2);
    assert.notDeepEqual(bytes(data[0]), bytes(data[1]));
  });
}

test('LocalAI and SGLang: a picture can be an address, there without a host', async () => {
  const ask = { model: MODEL, prompt: 'An address', size: '512x512', response_format: 'url' };

  const local = (await client('LocalAI').images.generate(ask)).data[0].url;
  await pictureAt(local);
  const relative = (await client('SGLang').images.generate(ask)).data[0].url;
  assert.match(relative, /^\/v1\/images\//);
  await pictureAt(simulator.address('openai') + relative);
});

test('Azure: a refused prompt is a bad request that says why', async () => {
  await assert.rejects(client('Azure').images.generate({ model: MODEL, prompt: 'forbidden' }), (error) => {
    assert.ok(error instanceof OpenAI.BadRequestError);
    assert.equal(error.code, 'content_policy_violation');
    return true;
  });
});

test('Azure: an account without credit is told by 402', async () => {
  await assert.rejects(client('Azure', 'empty-key').images.generate({ model: MODEL, prompt: 'A coin' }), (error) => {
    assert.equal(error.status, 402);
    assert.equal(error.code, 'insufficient_quota');
    return true;
  });
  assert.equal(await simulator.bought('A coin'), 0);
});

test('a wrong field is told with its name, where the client shows what was said', async () => {
  const ask = { model: MODEL, prompt: 'Too many', n: 99 };

  await assert.rejects(client('LocalAI').images.generate(ask), (error) => {
    assert.ok(error instanceof OpenAI.BadRequestError);
    assert.equal(error.param, 'n');
    return true;
  });
  // The client reads the member `error`, and FastAPI writes `detail`.
  await assert.rejects(client('vLLM-Omni').images.generate(ask), (error) => {
    assert.ok(error instanceof OpenAI.UnprocessableEntityError);
    return true;
  });
});

test('too many requests are a rate limit, and are asked again as late as the service says', async () => {
  const limited = { endpoint: 'SUBMIT', fault: 'rateLimited', provider: 'openai', duration: 'PT1S' };
  await simulator.fault({ ...limited, prompt: 'A crowd' });
  await assert.rejects(client('vLLM-Omni').images.generate({ model: MODEL, prompt: 'A crowd' }), (error) => {
    assert.ok(error instanceof OpenAI.RateLimitError);
    return true;
  });

  await simulator.fault({ ...limited, prompt: 'A queue' });
  const before = performance.now();
  const { data } = await client('vLLM-Omni', 'a-key', 2).images.generate({ model: MODEL, prompt: 'A queue', size: '512x512' });
  assert.ok(performance.now() - before >= 1000);
  picture(bytes(data[0]));
  assert.equal(await simulator.bought('A queue'), 1);
});

test('a failure of the service is asked again and bought once', async () => {
  await simulator.fault({ endpoint: 'SUBMIT', fault: 'status', code: 503, provider: 'openai', prompt: 'A storm' });

  const { data } = await client('vLLM-Omni', 'a-key', 2).images.generate({ model: MODEL, prompt: 'A storm', size: '512x512' });

  picture(bytes(data[0]));
  assert.equal(await simulator.bought('A storm'), 1);
});
