import type { Owner } from './owner.ts';

/** Companies that are large in one part of the world, made whole. */
export const REGIONS: readonly Owner[] = [
  {
    name: 'Yandex',
    category: 'analytics',
    entities: ['Yandex'],
    domains: {
      utility:
        'yandex.ru yandex.com yandex.net yandex.by yandex.kz yandex.com.tr ya.ru kinopoisk.ru',
      analytics: 'webvisor.com webvisor.org',
      advertising: 'adfox.ru yandexadexchange.net',
    },
    why: 'Metrica, Webvisor and AdFox are its products',
  },
  {
    name: 'VK',
    category: 'social',
    entities: ['VK'],
    domains: {
      social:
        'vk.ru vk.me userapi.com vkuser.net vk-portal.net ok.ru odnoklassniki.ru mycdn.me okcdn.ru mail.ru imgsmail.ru',
      advertising: 'mradx.net',
    },
    why: 'Mail.ru Group owns VKontakte and Odnoklassniki, and took the name VK in 2021',
  },
  {
    name: 'Baidu',
    category: 'analytics',
    entities: ['Baidu Analytics'],
    domains: {
      advertising: 'baidustatic.com pos.baidu.com cpro.baidu.com',
      utility: 'baidu.com bdstatic.com bdimg.com',
    },
    why: 'its search, its ads and its counters',
  },
  {
    name: 'Alibaba',
    category: 'utility',
    domains: {
      utility:
        'alibaba.com aliexpress.com taobao.com tmall.com alipay.com youku.com soku.com aliunicorn.com',
      delivery:
        'alicdn.com taobaocdn.com tbcdn.cn alipayobjects.com aliexpress-media.com ykimg.com aliyuncs.com',
      advertising: 'tanx.com tns.simba.taobao.com',
      analytics: 'mmstat.com umeng.com cnzz.com',
    },
    why: 'shops, Youku (2016) and Umeng with CNZZ (2013) belong to it',
  },
  {
    name: 'Tencent',
    category: 'social',
    entities: ['Tencent'],
    domains: {
      social: 'wechat.com weixin.qq.com',
      delivery: 'gtimg.com gtimg.cn qpic.cn',
      utility: 'tencent.com',
    },
    why: 'QQ and WeChat, with the hosts of their pictures',
  },
  {
    name: 'Kakao',
    category: 'social',
    entities: ['Kakao'],
    domains: { social: 'kakao.com kakaocdn.net' },
    why: 'Daum and Kakao merged in 2014',
  },
  {
    name: 'US government (GSA)',
    category: 'utility',
    domains: {
      analytics: 'digitalgov.gov',
      utility: 'search.gov usa.gov cloud.gov gsa.gov login.gov data.gov digital.gov 18f.gov',
    },
    why: 'the services that the General Services Administration runs for other agencies',
  },
];
