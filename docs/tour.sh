#!/usr/bin/env bash
# The tour of the README: everything that it shows, against a platform that has just been started with `npm start`.
# e2e/tour.e2e.spec.ts runs it and checks the answers. Needs curl and Node.
set -euo pipefail

step() { printf '\n== %s\n' "$1"; }

# A notice follows what it tells of by a moment; people do not notice, scripts do.
until_told() {
  for _ in {1..150}; do
    if [[ $(as "$1" "$URL/inbox") == *"\"$2\""* ]]; then return; fi
    sleep 0.2
  done
  echo "There is no notice $2." >&2
  return 1
}

step tools
URL=${URL:-http://localhost:3000}
pick() { node -pe "JSON.parse(fs.readFileSync(0))$1"; }
as() { curl -sS -w '\n' -H "Authorization: Bearer $1" -H 'Content-Type: application/json' "${@:2}"; }
sign_in() {
  curl -sS "$URL/sign-in" -H 'Content-Type: application/json' -d "{\"phone\": \"$1\", \"password\": \"linli-demo\"}" | pick .token
}
in_days() { node -p "new Date((Math.floor(Date.now() / 3600000) + $1 * 24) * 3600000).toISOString()"; }

step sign-in
ANNA=$(sign_in 13900000103)
as "$ANNA" "$URL/me"

step events
curl -sS -w '\n' "$URL/events"
EVENT=$(curl -sS "$URL/events" | pick '.items[0].id')

step register
as "$ANNA" "$URL/events/$EVENT/registrations" -d '{"partySize": 2}'

step refused
as "$ANNA" "$URL/events/$EVENT/registrations" -d '{"partySize": 2}'
as "$ANNA" "$URL/events/$EVENT/registrations" -d '{"partySize": 2}' -H 'Accept-Language: en'

step wait
until_told "$ANNA" registration-confirmed

step inbox
as "$ANNA" "$URL/inbox?limit=1"

step organiser
SU=$(sign_in 13900000003)
TEA=$(as "$SU" "$URL/events" -d '{
  "areaCode": "510108903901",
  "title": {"zh": "盖碗茶体验", "en": "Tea in a covered bowl"},
  "text": {"zh": "跟老师傅学泡盖碗茶。", "en": "Learn to make it from an old master."},
  "place": {"zh": "望平社区茶铺", "en": "Tea house, Wangping"},
  "startsAt": "'"$(in_days 7)"'", "endsAt": "'"$(in_days 7.125)"'",
  "signUpOpensAt": "'"$(in_days 0)"'", "signUpClosesAt": "'"$(in_days 6)"'",
  "capacity": 2
}' | pick .id)
as "$SU" -X POST "$URL/events/$TEA/publish"

step waiting
ZHOU=$(sign_in 13900000102)
HERS=$(as "$ANNA" "$URL/events/$TEA/registrations" -d '{"partySize": 2}' | pick .id)
as "$ZHOU" "$URL/events/$TEA/registrations" -d '{"partySize": 1}'
as "$ANNA" -X POST "$URL/registrations/$HERS/cancel"

step wait
until_told "$ZHOU" registration-promoted

step promoted
as "$ZHOU" "$URL/inbox?limit=2"

step volunteer
YUKI=$(sign_in 13900000034)
curl -sS -w '\n' "$URL/events/$EVENT/shifts"
SHIFT=$(curl -sS "$URL/events/$EVENT/shifts" | pick '.items[1].id')
as "$YUKI" -X POST "$URL/shifts/$SHIFT/assignments"
as "$YUKI" "$URL/my/hours"

step enterprise
MA=$(sign_in 13900000021)
SHOP=$(as "$MA" "$URL/me" | pick '.memberOf[0]')
REQUEST=$(as "$MA" "$URL/requests" -d '{
  "enterpriseId": "'"$SHOP"'", "category": "premises", "text": "店外能否摆放四张茶桌？"
}' | pick .id)
as "$MA" "$URL/requests/$REQUEST"

step answer
DENG=$(sign_in 13900000011)
as "$DENG" -X POST "$URL/requests/$REQUEST/accept"
as "$DENG" "$URL/requests/$REQUEST/answer" -d '{"answer": "可以，请到便民服务中心备案。"}'
as "$MA" -X POST "$URL/requests/$REQUEST/confirm"
