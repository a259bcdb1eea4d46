// The page as the server sends it works without this script; with it, frames flow. Text from elsewhere only ever becomes text.
'use strict';

const byId = id => document.getElementById(id);
const token = document.querySelector('#actions [name=token]').value;
const canvas = byId('canvas');
const drawn = byId('drawn');
const svg = byId('boxes');
const decoder = new TextDecoder();
const svgSpace = 'http://www.w3.org/2000/svg';
let shown = [];

function element(name, attributes, text) {
    const made = document.createElementNS(svgSpace, name);
    for (const [key, value] of Object.entries(attributes)) {
        made.setAttribute(key, value);
    }

    if (text !== undefined) {
        made.textContent = text;
    }

    return made;
}

function drawBoxes(state) {
    const letter = Math.max(state.width, state.height) / 28;
    svg.setAttribute('viewBox', `0 0 ${Math.max(1, state.width)} ${Math.max(1, state.height)}`);
    svg.setAttribute('aria-label', `${state.boxes.length} found`);
    drawn.setAttribute('font-size', letter);
    drawn.replaceChildren(...state.boxes.flatMap(box => {
        const place = { x: box.x, y: box.y, width: box.width, height: box.height };
        const y = box.y > letter ? box.y - letter / 4 : box.y + box.height + letter;
        return [
            element('rect', { class: 'case', ...place }),
            element('rect', { class: `box b${box.colour}`, ...place }),
            element('text', { x: box.x, y }, box.label),
        ];
    }));
}

function cell(...content) {
    const made = document.createElement('td');
    made.append(...content);
    return made;
}

function listBoxes(state) {
    byId('found').replaceChildren(...state.boxes.map(box => {
        const dot = document.createElement('span');
        dot.className = `dot b${box.colour}`;
        const row = document.createElement('tr');
        const track = box.track === null ? '' : `#${box.track} `;
        row.append(
            cell(dot, track + box.class),
            cell(box.score.toFixed(2)),
            cell(`${Math.round(box.width)} x ${Math.round(box.height)}`),
            cell(`${Math.round(box.x)}, ${Math.round(box.y)}`));
        return row;
    }));
}

function listLayers(state) {
    const most = Math.max(...state.layers, 1e-6);
    const times = document.querySelectorAll('td.ms');
    const bars = document.querySelectorAll('rect.time');
    state.layers.forEach((time, i) => {
        times[i].textContent = time.toFixed(2);
        bars[i].setAttribute('width', 100 * time / most);
    });
}

function note(text) {
    byId('note').hidden = !text;
    byId('note').textContent = text ?? '';
}

function tell(state) {
    const now = performance.now();
    shown = shown.filter(time => now - time < 2000);
    const seconds = shown.length > 1 ? (shown.at(-1) - shown[0]) / 1000 : 0;
    const rate = seconds > 0 ? (shown.length - 1) / seconds : 0;
    const time = state.milliseconds === null ? '' : `, ${state.milliseconds.toFixed(1)} ms by ${state.engine}`;
    byId('status').textContent = state.width === 0
        ? 'No picture yet.'
        : `${state.name}: ${state.boxes.length} found${time}${state.work === null ? '' : `, ${state.work}`}, ${rate.toFixed(1)} frames a second shown${state.isPaused ? ', paused' : ''}`;
    byId('pause').textContent = state.isPaused ? 'Go on' : 'Pause';
    byId('pause').setAttribute('formaction', state.isPaused ? '/resume' : '/pause');
    note(state.note);
}

// What the user is changing at this moment is not overwritten.
function setControls(state) {
    const values = { threshold: state.threshold, rotation: state.rotation, rate: state.rate };
    for (const [id, value] of Object.entries(values)) {
        const control = byId(id);
        if (control && control !== document.activeElement && Number(control.value) !== value) {
            control.value = value;
        }
    }

    byId('mirror').checked = state.mirror;
    byId('contrast').checked = state.contrast;
    if (byId('threshold') !== document.activeElement) {
        byId('threshold-text').textContent = state.threshold.toFixed(2);
    }
}

// Nobody reads sixty tables a second.
let newest = null;

function tellNewest() {
    tell(newest);
    listBoxes(newest);
    listLayers(newest);
    setControls(newest);
    newest = null;
}

async function show(message) {
    const length = new DataView(message).getUint32(0, true);
    const state = JSON.parse(decoder.decode(new Uint8Array(message, 4, length)));
    if (message.byteLength > 4 + length) {
        const bitmap = await createImageBitmap(new Blob([new Uint8Array(message, 4 + length)], { type: 'image/jpeg' }));
        if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
            canvas.width = bitmap.width;
            canvas.height = bitmap.height;
        }

        canvas.getContext('2d').drawImage(bitmap, 0, 0);
        bitmap.close();
        canvas.hidden = false;
        canvas.parentElement.classList.add('live');
        svg.querySelector('image')?.remove();
    }

    shown.push(performance.now());
    drawBoxes(state);

    if (newest === null) {
        setTimeout(tellNewest, 100);
    }

    newest = state;
}

function connect() {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/frames`);
    socket.binaryType = 'arraybuffer';
    let last = Promise.resolve();
    socket.onmessage = event => {
        last = last.then(() => show(event.data)).catch(error => note(String(error))).then(() => {
            // The server sends the next frame for it.
            if (socket.readyState === WebSocket.OPEN) {
                socket.send('');
            }
        });
    };
    socket.onclose = () => {
        note('dupnet watch has ended, or does not answer.');
        setTimeout(connect, 2000);
    };
}

async function post(path, body) {
    const response = await fetch(path, { method: 'POST', headers: { 'X-Watch-Token': token }, body });
    const text = await response.text();
    if (!response.ok) {
        throw new Error(text);
    }

    return text;
}

let isSending = false;
let isWaiting = false;

async function sendSettings() {
    if (isSending) {
        isWaiting = true;
        return;
    }

    isSending = true;
    try {
        do {
            isWaiting = false;
            await post('/settings', new URLSearchParams(new FormData(byId('settings'))));
        } while (isWaiting);
    } catch (error) {
        note(error.message);
    }

    isSending = false;
}

byId('settings').addEventListener('input', event => {
    byId('threshold-text').textContent = Number(byId('threshold').value).toFixed(2);
    if (event.target.checkValidity()) {
        sendSettings();
    }
});
byId('settings').addEventListener('submit', event => event.preventDefault());
byId('actions').addEventListener('submit', async event => {
    event.preventDefault();
    const path = event.submitter.getAttribute('formaction');
    try {
        const text = await post(path, '');
        if (path === '/save') {
            byId('saved').textContent = text;
        }
    } catch (error) {
        note(error.message);
    }
});

byId('webcam')?.addEventListener('click', async event => {
    try {
        const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
        const video = document.createElement('video');
        video.srcObject = stream;
        video.muted = true;
        await video.play();
        event.target.hidden = true;
        const taken = document.createElement('canvas');
        for (;;) {
            taken.width = video.videoWidth;
            taken.height = video.videoHeight;
            taken.getContext('2d').drawImage(video, 0, 0);
            await post('/frame', await new Promise(done => taken.toBlob(done, 'image/jpeg', 0.85)));
            await new Promise(done => video.requestVideoFrameCallback ? video.requestVideoFrameCallback(done) : setTimeout(done, 30));
        }
    } catch (error) {
        event.target.hidden = false;
        note(`The camera cannot be used: ${error.message}`);
    }
});

connect();
