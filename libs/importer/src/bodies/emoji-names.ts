const NAMES = `
smile 😄 smiley 😃 grinning 😀 grin 😁 laughing 😆 satisfied 😆 laugh 😆 lol 😆 joy 😂 rofl 🤣
sweat_smile 😅 slight_smile 🙂 slightly_smiling_face 🙂 upside_down_face 🙃 upside_down 🙃 wink 😉
blush 😊 innocent 😇 heart_eyes 😍 kissing_heart 😘 kissing 😗 yum 😋 stuck_out_tongue 😛
stuck_out_tongue_winking_eye 😜 stuck_out_tongue_closed_eyes 😝 crazy_face 🤪 zany_face 🤪
face_with_raised_eyebrow 🤨 face_with_monocle 🧐 nerd 🤓 nerd_face 🤓 ugeek 🤓 geek 🤓 sunglasses 😎
cool 😎 star_struck 🤩 partying_face 🥳 smirk 😏 unamused 😒 disappointed 😞 pensive 😔 worried 😟
confused 😕 slightly_frowning_face 🙁 frowning ☹️ frowning_face ☹️ sad ☹️ persevere 😣 confounded 😖
tired_face 😫 weary 😩 cry 😢 sob 😭 triumph 😤 angry 😠 rage 😡 mad 😡 flushed 😳 hot_face 🥵
cold_face 🥶 scream 😱 fearful 😨 cold_sweat 😰 disappointed_relieved 😥 sweat 😓 hugs 🤗 hugging 🤗
thinking 🤔 thinking_face 🤔 zipper_mouth_face 🤐 neutral_face 😐 neutral 😐 expressionless 😑 no_mouth 😶
roll_eyes 🙄 rolling_eyes 🙄 grimacing 😬 lying_face 🤥 relieved 😌 sleepy 😪 sleeping 😴 mask 😷
nauseated_face 🤢 sneezing_face 🤧 dizzy_face 😵 woozy_face 🥴 exploding_head 🤯 open_mouth 😮 eek 😮
astonished 😲 shock 😲 hushed 😯 anguished 😧 mrgreen 😁 smiling_imp 😈 imp 👿 evil 😈 twisted 😈 skull 💀
poop 💩 clown_face 🤡 ghost 👻 alien 👽 space_invader 👾 robot 🤖 see_no_evil 🙈 hear_no_evil 🙉
speak_no_evil 🙊 heart ❤️ broken_heart 💔 orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙
purple_heart 💜 boom 💥 sparkles ✨ star ⭐ star2 🌟 dizzy 💫 fire 🔥 zap ⚡ 100 💯 tada 🎉
confetti_ball 🎊 balloon 🎈 gift 🎁 trophy 🏆 cake 🍰 birthday 🎂 beer 🍺 beers 🍻 coffee ☕ tea 🍵
wine_glass 🍷 pizza 🍕 +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 clap 👏 raised_hands 🙌 pray 🙏
wave 👋 muscle 💪 metal 🤘 fist ✊ facepunch 👊 punch 👊 handshake 🤝 point_up ☝️ point_down 👇
point_left 👈 point_right 👉 crossed_fingers 🤞 v ✌️ raised_hand ✋ vulcan_salute 🖖 shrug 🤷
man_shrugging 🤷‍♂️ woman_shrugging 🤷‍♀️ man_facepalming 🤦‍♂️ woman_facepalming 🤦‍♀️ facepalm 🤦
bowing_man 🙇‍♂️ bow 🙇 eyes 👀 brain 🧠 zombie 🧟 woman_zombie 🧟‍♀️ ninja 🥷 bulb 💡 idea 💡 warning ⚠️
stop_sign 🛑 no_entry ⛔ question ❓ grey_question ❔ exclamation ❗ grey_exclamation ❕ bangbang ‼️
interrobang ⁉️ information_source ℹ️ white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌
negative_squared_cross_mark ❎ heavy_plus_sign ➕ heavy_minus_sign ➖ arrow_up ⬆️ arrow_down ⬇️
arrow_left ⬅️ arrow_right ➡️ arrow_forward ▶️ link 🔗 lock 🔒 unlock 🔓 key 🔑 mag 🔍 bell 🔔 mega 📣
loudspeaker 📢 speech_balloon 💬 thought_balloon 💭 email 📧 phone 📱 iphone 📱 computer 💻 keyboard ⌨️
desktop_computer 🖥️ floppy_disk 💾 cd 💿 camera 📷 video_camera 📹 movie_camera 🎥 tv 📺 book 📖 books 📚
memo 📝 pencil 📝 pencil2 ✏️ scroll 📜 clipboard 📋 calendar 📅 chart_with_upwards_trend 📈
chart_with_downwards_trend 📉 bar_chart 📊 package 📦 wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ gear ⚙️
rocket 🚀 airplane ✈️ flight_arrival 🛬 car 🚗 racing_car 🏎️ bus 🚌 trolleybus 🚎 bike 🚲 bug 🐛 ant 🐜
bee 🐝 snail 🐌 snake 🐍 fish 🐟 tropical_fish 🐠 penguin 🐧 dog 🐶 cat 🐱 unicorn 🦄 horse 🐴 racehorse 🐎
rabbit 🐰 rabbit2 🐇 monkey 🐒 cow 🐮 pig 🐷 frog 🐸 turtle 🐢 octopus 🐙 spider 🕷️ dragon 🐉 sunny ☀️
cloud ☁️ umbrella ☔ snowflake ❄️ snowman ⛄ rainbow 🌈 ocean 🌊 earth_africa 🌍 earth_americas 🌎
earth_asia 🌏 globe_with_meridians 🌐 moon 🌔 rose 🌹 sunflower 🌻 seedling 🌱 evergreen_tree 🌲 four_leaf_clover 🍀
apple 🍎 banana 🍌 cherries 🍒 strawberry 🍓 fishing_pole_and_fish 🎣 diving_mask 🤿 soccer ⚽
basketball 🏀 football 🏈 video_game 🎮 game_die 🎲 dart 🎯 art 🎨 musical_note 🎵 notes 🎶 guitar 🎸 drum 🥁
microphone 🎤 headphones 🎧 crossed_swords ⚔️ shield 🛡️ gun 🔫 bomb 💣 hocho 🔪 pill 💊 syringe 💉 crown 👑
moneybag 💰 dollar 💵 euro 💶 gem 💎 ring 💍 hourglass ⌛ watch ⌚ alarm_clock ⏰ stopwatch ⏱️ sleeping_bed 🛌
zzz 💤 house 🏠 office 🏢 school 🏫 hospital 🏥 construction 🚧 checkered_flag 🏁 triangular_flag_on_post 🚩
nail_care 💅 lipstick 💄 kiss 💋 baby 👶 boy 👦 girl 👧 man 👨 woman 👩 family 👪 santa 🎅 android 🤖
recycle ♻️ copyright ©️ registered ®️ tm ™️ wheelchair ♿ peace_symbol ☮️ yin_yang ☯️ infinity ♾️
`;

const words = NAMES.trim().split(/\s+/);
const emoji = new Map<string, string>();
for (let i = 0; i + 1 < words.length; i += 2) emoji.set(words[i] as string, words[i + 1] as string);

/** The character for a shortcode without its colons; undefined for one that is not common. */
export const emojiNamed = (name: string): string | undefined => emoji.get(name.toLowerCase());
