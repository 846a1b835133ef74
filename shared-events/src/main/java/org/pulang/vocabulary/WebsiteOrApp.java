package org.pulang.vocabulary;

/** HTCDS vic_RecruitmentWebsitesAndApps, vic_ExploitationWebsitesAndApps; {@code FourSale} stands for its code 4Sale. */
public enum WebsiteOrApp {
    Facebook,
    Instagram,
    WhatsApp,
    Telegram,
    FacebookMessenger,
    Viber,
    SnapChat,
    Line,
    FourSale,
    WeChat,
    QQ,
    QZone,
    TikTok,
    Twitter,
    Other
}
