// Full numbers: asks for the reason in a dialog, shows the number where its state stood, and puts it away after a minute.
// Without this, the link leads to a page that does the same.
(function () {
  'use strict';

  const dialog = document.getElementById('lb-reveal');
  if (!dialog || !dialog.showModal) return;
  const form = dialog.querySelector('form');
  const title = dialog.querySelector('h3');
  const problem = dialog.querySelector('[data-lb-reveal-error]');
  let link = null;

  document.addEventListener('click', event => {
    const pressed = event.target.closest('[data-lb-reveal]');
    if (!pressed) return;
    event.preventDefault();
    link = pressed;
    title.textContent = '为什么要看' + pressed.dataset.lbReveal + '全号';
    problem.hidden = true;
    dialog.showModal();
  });

  function refuse(sentence) {
    problem.querySelector('span').textContent = sentence;
    problem.hidden = false;
  }

  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      const answer = await fetch(link.href, {
        method: 'POST',
        body: new FormData(form),
        headers: { Accept: 'application/json' },
        credentials: 'same-origin',
        redirect: 'manual',
      });
      if (answer.type === 'opaqueredirect') {
        // Logged out, or a second look at who it is: the page itself leads there.
        window.location.href = link.href;
        return;
      }
      const told = await answer.json();
      if (!answer.ok) {
        refuse(told.message || told.detail || '没有取到。请过一会儿再试一次。');
        return;
      }
      dialog.close();
      show(link, told);
    } catch (error) {
      refuse('没有取到：网络断了。连上后再点一次。');
    }
  });

  function show(button, told) {
    const field = button.parentElement.querySelector('.lb-mask');
    const before = field.textContent;
    const until = Date.now() + told.seconds * 1000;
    const number = document.createElement('span');
    const left = document.createElement('span');
    number.className = 'lb-num';
    number.textContent = told.value;
    left.className = 'lb-meta';
    left.setAttribute('aria-hidden', 'true');
    field.textContent = '';
    field.setAttribute('role', 'status');
    field.append(number, ' ', left);
    button.hidden = true;
    const tick = setInterval(() => {
      const seconds = Math.ceil((until - Date.now()) / 1000);
      left.textContent = seconds + '秒后收起';
      if (seconds > 0) return;
      clearInterval(tick);
      field.textContent = before;
      field.removeAttribute('role');
      button.hidden = false;
    }, 500);
  }
})();
