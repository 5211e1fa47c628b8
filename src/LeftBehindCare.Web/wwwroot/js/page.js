// What every page may use. Everything here only adds: without it, forms post, links lead and dialogs open by address.
(function () {
  'use strict';

  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));

  // Refused input: the summary takes the focus, its links lead into the field.
  const summary = document.querySelector('[data-lb-focus]');
  if (summary) summary.focus();
  document.addEventListener('click', event => {
    const link = event.target.closest('.lb-errs a[href^="#"]');
    if (!link) return;
    const field = document.getElementById(link.getAttribute('href').slice(1));
    if (!field) return;
    const fold = field.closest('details');
    if (fold) fold.open = true;
    const control = field.matches('input, select, textarea') ? field : field.querySelector('input, select, textarea');
    if (!control) return;
    event.preventDefault();
    control.focus();
  });

  // Family tabs and section index: bring the current one into view on a phone.
  all('.lb-sub, .lb-ctabs, .lb-idx').forEach(strip => {
    const current = strip.querySelector('[aria-current]');
    if (current) strip.scrollLeft = current.offsetLeft - (strip.clientWidth - current.offsetWidth) / 2;
  });

  // Chips show what is chosen also where the browser lacks :has().
  document.addEventListener('change', event => {
    const input = event.target;
    const box = input.closest && input.closest('.lb-opts');
    if (!box) return;
    all('label', box).forEach(label => label.classList.toggle('is-on', label.querySelector('input').checked));
  });

  // A pressed button says so, keeps its width and refuses a second press.
  function busy(button) {
    button.style.width = button.offsetWidth + 'px';
    button.setAttribute('aria-disabled', 'true');
    button.dataset.lbRest = button.textContent;
    button.textContent = button.dataset.lbBusy || '正在存…';
  }

  function idle(form) {
    delete form.dataset.lbSent;
    all('[data-lb-rest]', document).forEach(button => {
      button.textContent = button.dataset.lbRest;
      delete button.dataset.lbRest;
      button.removeAttribute('aria-disabled');
      button.style.width = '';
    });
  }

  document.addEventListener('submit', event => {
    const form = event.target;
    // A download leaves the page standing: nothing would ever set its button free again.
    if (event.defaultPrevented || form.method !== 'post' || form.dataset.lbDownload !== undefined) return;
    if (form.dataset.lbSent) {
      event.preventDefault();
      return;
    }
    form.dataset.lbSent = 'yes';
    const button = event.submitter || form.querySelector('[type=submit]');
    // After the browser has read the form: a button that changes first would not be sent.
    if (button && !button.closest('.lb-menu')) setTimeout(() => busy(button), 0);
  });
  // Coming back by the browser's back button shows the page as it was left.
  window.addEventListener('pageshow', event => {
    if (event.persisted) all('form[data-lb-sent]').forEach(idle);
  });

  // Dialogs: native where there are any; the address opens them everywhere else.
  document.addEventListener('click', event => {
    const opener = event.target.closest('[data-lb-open]');
    if (opener) {
      const dialog = document.getElementById(opener.dataset.lbOpen);
      if (dialog && dialog.showModal) {
        event.preventDefault();
        dialog.showModal();
      }
      return;
    }
    const closer = event.target.closest('[data-lb-close]');
    if (!closer) return;
    const dialog = closer.closest('dialog');
    if (dialog && dialog.open && dialog.close) {
      event.preventDefault();
      dialog.close();
    }
  });
  document.addEventListener('keydown', event => {
    const opener = event.key === ' ' && event.target.closest('a[role=button]');
    if (!opener) return;
    event.preventDefault();
    opener.click();
  });

  // The person menu closes like a menu.
  all('[data-lb-menu]').forEach(menu => {
    document.addEventListener('click', event => {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !menu.open) return;
      menu.open = false;
      menu.querySelector('summary').focus();
    });
  });

  // Toasts stay ten seconds, longer while somebody is at them.
  all('[data-lb-toast]').forEach(toast => {
    let timer = 0;
    const start = () => {
      clearTimeout(timer);
      timer = setTimeout(() => toast.remove(), 10000);
    };
    const hold = () => clearTimeout(timer);
    toast.addEventListener('mouseenter', hold);
    toast.addEventListener('focusin', hold);
    toast.addEventListener('mouseleave', start);
    toast.addEventListener('focusout', start);
    start();
  });

  // No network: say so before somebody presses a button.
  const strip = document.querySelector('[data-lb-offline]');
  if (strip) {
    const show = () => {
      strip.hidden = navigator.onLine;
    };
    window.addEventListener('online', show);
    window.addEventListener('offline', show);
    show();
  }

  // Select all rows: the box in the head follows the boxes in the rows.
  all('[data-lb-all]').forEach(head => {
    const table = head.closest('table');
    const boxes = () => all('[data-lb-row]', table);
    const words = document.querySelector('[data-lb-chosen]');
    const follow = () => {
      const rows = boxes();
      const chosen = rows.filter(box => box.checked).length;
      head.checked = rows.length > 0 && chosen === rows.length;
      head.indeterminate = chosen > 0 && chosen < rows.length;
      if (words) words.textContent = chosen > 0 ? '已选' + chosen + '条' : '';
    };
    head.hidden = false;
    head.addEventListener('change', () => {
      boxes().forEach(box => {
        box.checked = head.checked;
      });
      follow();
    });
    table.addEventListener('change', event => {
      if (event.target.matches('[data-lb-row]')) follow();
    });
    follow();
  });

  // Dates as people type them become 2026-11-23 on leaving the field; what cannot be read is left for the server to say.
  document.addEventListener('change', event => {
    const input = event.target;
    if (!input.matches || !input.matches('[data-lb-date]')) return;
    const text = input.value.trim().replace(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
    const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text) || /^(\d{4})\s*[-.\/年．－]\s*(\d{1,2})\s*[-.\/月．－]\s*(\d{1,2})日?$/.exec(text);
    if (parts) input.value = parts[1] + '-' + parts[2].padStart(2, '0') + '-' + parts[3].padStart(2, '0');
  });

  // Long texts: count characters as people do, a rare one as one.
  function count(area) {
    const words = document.getElementById(area.id + '-c');
    if (!words) return;
    const length = Array.from(area.value).length;
    const limit = Number(area.dataset.lbCount);
    words.textContent = length + ' / ' + limit + '字';
    words.classList.toggle('lb-over', length > limit);
  }
  document.addEventListener('input', event => {
    if (event.target.matches && event.target.matches('textarea[data-lb-count]')) count(event.target);
  });

  // Fields whose choice changes what else is asked or listed.
  document.addEventListener('change', event => {
    if (event.target.matches && event.target.matches('[data-lb-submit]')) event.target.form.submit();
  });
})();
