/**
 * What is tried first, in lower case and without the year, digits or `!` at the end, which the
 * rules take off by themselves. English, French and keyboards of both.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  password passwords passw0rd passwort passe passer motdepasse monmotdepasse mdp contrasena
  qwerty qwertyu qwertyui qwertyuio qwertyuiop qwertz qwertzuiop azerty azertyu azertyui azertyuio
  azertyuiop asdf asdfg asdfgh asdfghj asdfghjk asdfghjkl qsdfghjklm zxcvbn zxcvbnm wxcvbn
  qazwsx qazwsxedc qwerasdf qweasd qweasdzxc asdzxc zaqxsw poiuytrewq poiuytreza lkjhgfdsa
  mnbvcxz 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc zaq12wsx q1w2e3r4 q1w2e3r4t5
  1a2z3e4r 1a2z3e4r5t a1z2e3r4 a1z2e3r4t5 qwe123qwe abc123abc 123qweasd 123456789a 123456789q
  a123456789 a1234567890 1234567890a 123456789z z123456789 q123456789 qwerty123456 azerty123456
  123456azerty 123456qwerty 123azerty456 1122334455 1112223334 123123123 1231231234 123321123
  123456123456 1234512345 12341234 1234554321 123454321 147258369 147852369 159753159 741852963
  789456123 7894561230 987654321 9876543210 963852741 0123456789 01234567890 1234567890
  12345678910 123456789123 1234567891 00112233 1029384756 1357924680 2468013579 3141592653
  31415926535 1111122222 5555566666 1212121212 1010101010 2020202020 6969696969 abcabcabc
  abcdabcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij aabbccdd
  letmein letmeinnow openup opensesame sesame sesameouvretoi ouvretoi entrer accesslibre access
  accessdenied admin admins administrator administrateur administrador superuser superadmin
  supervisor root rootroot sysadmin system server serveur test tests tester testing teste
  testtest testpassword temp temporary temporaire default defaut changeme changemenow
  changezmoi pleasechange initial welcome welcomeback bienvenue bonjour bonsoir salut coucou
  hello hellohello helloworld guest invite visitor user username utilisateur login logmein
  connexion signin signup compte account master maitre manager office bureau company entreprise
  computer ordinateur internet website webmaster google facebook twitter instagram youtube
  amazon microsoft windows linux ubuntu apple iphone android samsung nintendo playstation xbox
  pokemon pikachu minecraft fortnite roblox zelda mario sonic tetris warcraft starcraft
  counterstrike callofduty gta gamer gaming player
  iloveyou iloveu iloveyousomuch ilovegod loveyou lovely love loveme lover lovers lovelove
  jetaime jetaimetrop jtaime jtm moncoeur monamour monbebe mabelle machérie amour amoureux
  amourdemavie toujours bisous calin chouchou doudou loulou loulou titi nounou maman papa
  mamanpapa papamaman mamie papy famille family mafamille mother father sister brother baby
  babygirl babyboy honey sweetheart sweetie sweety darling princess princesse prince queen king
  kingking angel angels ange angelo anges heaven paradis sunshine sunrise sunset sunny soleil
  lune moon moonlight star stars starlight etoile etoiles rainbow arcenciel flower flowers fleur
  fleurs rose roses tulipe marguerite lavande jasmine summer ete winter hiver spring printemps
  autumn automne january february march april may june july august september october november
  december janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
  monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi
  samedi dimanche noel christmas halloween easter paques vacances holiday holidays birthday
  anniversaire
  dragon dragons monkey monkeys tiger tigers tigre lion lions panther panthere wolf wolves loup
  shadow shadows phoenix eagle eagles falcon faucon hawk bear bears panda koala bunny rabbit
  lapin kitty kitten hellokitty chat chats chaton minou cat cats doggy dog dogs puppy chien
  chienne toutou horse horses cheval poney pony dolphin dauphin butterfly papillon spider
  spiderman batman superman superwoman wonderwoman ironman hulk captain captainamerica avengers
  marvel joker robin catwoman starwars skywalker vader darthvader yoda matrix terminator
  gandalf frodo bilbo hobbit harrypotter potter hermione hogwarts merlin excalibur asterix
  obelix tintin milou naruto sasuke goku dragonball onepiece luffy barbie cinderella mickey
  minnie donald snoopy garfield scooby scoobydoo simpson simpsons homer bart bugsbunny
  football footballer soccer basketball baseball softball hockey tennis rugby golf cricket
  running fitness yankees lakers cowboys steelers packers patriots redsox chelsea arsenal
  liverpool manchester manutd barcelona realmadrid juventus marseille allezlom olympique
  parissg psg paris lyon saintetienne bordeaux lille nantes rennes toulouse nice monaco
  zidane ronaldo ronaldinho messi mbappe neymar beckham jordan michaeljordan lebron kobe
  tyson ferrari porsche mercedes mustang corvette camaro jaguar lamborghini maserati bugatti
  renault peugeot citroen audi bmw volkswagen toyota honda yamaha suzuki ducati harley
  harleydavidson
  freedom liberte egalite fraternite justice peace paix hope espoir faith dream dreams dreamer
  reve lucky luckyone chance destiny destin forever eternity eternite infinity infini power
  powerful strong warrior guerrier fighter hunter killer assassin ninja samurai soldier soldat
  army navy marine marines military police doctor docteur teacher student etudiant school ecole
  college university universite music musique guitar guitare piano drums metallica nirvana
  slipknot blink eminem tupac beatles thebeatles rollingstones queenqueen pinkfloyd acdc
  rammstein elvis madonna beyonce rihanna shakira celinedion
  jesus jesuschrist jesuslovesme christ god godisgood godislove blessed blessing amen church
  allah inchallah bismillah mohamed muhammad mohammed buddha
  michael michelle jennifer jessica ashley amanda sarah samantha stephanie nicole elizabeth
  daniel david robert richard william thomas charles christopher matthew joshua andrew anthony
  joseph george steven kevin brian jason justin ryan brandon tyler austin dakota hannah megan
  rachel lauren emily olivia sophie sophia charlotte victoria alexander alexandra maxwell
  nicolas nicholas julien jeremy sebastien stephane philippe pierre jeanpierre francois frederic
  laurent olivier patrick pascal christophe christian christine catherine isabelle nathalie
  sandrine valerie veronique sylvie martine monique camille caroline celine claire clementine
  aurelie virginie audrey marine manon chloe emma lucas hugo louis leo enzo mathis mathieu
  maxime romain florian quentin antoine baptiste guillaume vincent arthur jules gabriel raphael
  benjamin theo thibault
  chocolate chocolat cookie cookies cupcake sugar sucre candy bonbon banana banane orange
  strawberry fraise cherry cerise apple apples pomme peach mango ananas pineapple cheese fromage
  croissant baguette camembert pizza hamburger coffee cafe espresso pepper ginger cinnamon
  vanilla caramel nutella whisky whiskey vodka tequila heineken guinness champagne
  silver silverado golden gold diamond diamonds crystal cristal emerald ruby purple violet pink
  black blackcat blacky white whitey blue bleu green vert yellow red redred rouge orangeorange
  trustno trustnoone whatever nothing secret secrets topsecret letitbe fuckyou fuckoff fuckme
  fucker asshole bitch bastard bullshit merde putain connard salope enculé tamere nique
  niquetamere suckit blowme sexy sexygirl sexsex boobs pussy hotstuff playboy hacker hackme
  hacked cheater cheese crazy crazyone stupid idiot loser winner champion champions number
  numberone thunder lightning storm tempest blizzard avalanche volcano ocean oceane beach plage
  island mountain montagne forest foret river riviere desert earth terre planet galaxy universe
  cosmos space rocket apollo genesis zodiac gemini scorpio scorpion sagittarius capricorn
  aquarius pisces taurus virgo libra lovecats ilovedogs ilovecats mypassword mypass newpassword
  oldpassword nopassword password1 password12 passpass passport passphrase thepassword
  yourpassword secure security securite protect protection private privatekey safety sausage
  biteme america american usa england london newyork newyorkcity chicago boston texas california
  canada quebec montreal toronto france french francais europe belgique bruxelles suisse geneve
  lausanne bretagne normandie provence corse alsace germany deutschland berlin spain italy italia
  portugal brazil brasil mexico argentina australia sydney japan tokyo china india russia moscow
  africa algerie maroc tunisie senegal parvis forum community communaute
  `
    .trim()
    .split(/\s+/),
);
