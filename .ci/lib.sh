# Parts of .ci/run. Sourced, not run.
minimum_node=20.19.0
test_minutes=40
fault_minutes=30
services=          # what the second run of the tests uses, in words
stop=()            # commands that stop what we started
failed_steps=()
counts=()

say() { printf '\n== %s\n' "$*"; }

# step NAME COMMAND...: runs it, says how long it took, remembers a failure.
step() {
  local name=$1 started=$SECONDS code=0
  shift
  say "$name"
  "$@" || code=$?
  if ((code == 0)); then
    echo "-- $name: passed after $((SECONDS - started)) s"
  else
    echo "-- $name: FAILED with code $code after $((SECONDS - started)) s"
    failed_steps+=("$name")
  fi
  return "$code"
}

# run_tests NAME FILE [-- PATTERN …]: the tests, all of them or those in files whose path matches; their counts are added up at the end.
run_tests() {
  local name=$1 file=$work/$2.json
  counts+=("$file")
  LINLI_TEST_COUNTS=$file step "$name" timeout --kill-after=30 "${test_minutes}m" npm test --silent "${@:3}" || true
}

# The faults on RabbitMQ and a store of their own, in short, where RabbitMQ is at hand.
run_faults() {
  if ! command -v rabbitmq-server >/dev/null; then
    say 'Left out: the faults, for there is no RabbitMQ on this machine.'
    return
  fi
  local file=$work/faults.json
  counts+=("$file")
  LINLI_TEST_COUNTS=$file step 'faults, in short' timeout --kill-after=60 "${fault_minutes}m" npm run --silent faults -- --smoke || true
}

report() {
  say 'Result'
  local name
  for name in ${failed_steps[@]+"${failed_steps[@]}"}; do echo "FAILED: $name"; done
  ((${#failed_steps[@]} > 0)) || echo 'Everything passed.'
  node tools/test/sum-counts.mjs ${counts[@]+"${counts[@]}"}
  ((${#failed_steps[@]} == 0))
}

# Without its packages nothing else can be tried.
give_up() {
  echo '0 passed, 1 failed'
  exit 1
}

can_install() { [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; }

apt_install() {
  say "installing $*"
  apt-get -q update >"$work/apt.log" 2>&1 && apt-get -q install -y --no-install-recommends "$@" >>"$work/apt.log" 2>&1 && return
  tail -n 20 "$work/apt.log"
  return 1
}

ensure_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    can_install || { echo "Node $minimum_node or newer with npm is needed, and apt cannot be used here to install it."; give_up; }
    apt_install nodejs npm || give_up
  fi
  local version
  version=$(node -p process.versions.node)
  if [[ $(printf '%s\n' "$minimum_node" "$version" | sort -V | head -n 1) != "$minimum_node" ]]; then
    echo "Node $minimum_node or newer is needed; $(command -v node) is $version. Install a newer one and run this again."
    give_up
  fi
  say "Node $version, npm $(npm --version 2>/dev/null)"
}

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Addresses given, else the services beside the project, else containers, else RabbitMQ from apt.
find_services() {
  if [[ -n $given_amqp || -n $given_mongodb ]]; then
    services='the services given by AMQP_URL and MONGODB_URI'
    [[ -z $given_amqp ]] || export AMQP_URL=$given_amqp
    [[ -z $given_mongodb ]] || export MONGODB_URI=$given_mongodb
  else
    services_beside || containers || rabbitmq_from_apt
  fi
}

services_beside() {
  local folder=../shared/services addresses
  [[ -x $folder/up && $(id -u) == 0 ]] || return 1
  if ! { listening 5672 && listening 27017; }; then stop+=("$folder/down"); fi
  say "starting the services of $folder"
  addresses=$("$folder/up") || { echo 'They did not start.'; failed_steps+=("services of $folder"); return 1; }
  eval "$(sed 's/^/export /' <<<"$addresses")"
  services='RabbitMQ and the MongoDB-compatible services'
}

containers() {
  docker info >/dev/null 2>&1 || return 1
  export LINLI_TEST_CONTAINERS=on
  services='RabbitMQ and MongoDB in containers'
}

rabbitmq_from_apt() {
  if ! listening 5672; then
    command -v rabbitmq-server >/dev/null || { can_install && apt_install rabbitmq-server; } || return 1
    stop+=('rabbitmqctl -q shutdown')
    listening 5672 || rabbitmq-server -detached >/dev/null 2>&1 || return 1
    timeout 90 bash -c 'until rabbitmq-diagnostics -q check_port_connectivity; do sleep 1; done' >/dev/null 2>&1 ||
      { echo 'RabbitMQ is installed but did not start, see /var/log/rabbitmq.'; failed_steps+=('start of RabbitMQ'); return 1; }
  fi
  export AMQP_URL=amqp://guest:guest@127.0.0.1:5672
  services='RabbitMQ, with the embedded store'
  say 'Left out: the MongoDB-compatible services are not to be had here, so the embedded store stands in for them.'
}

stop_services() {
  local command
  for command in ${stop[@]+"${stop[@]}"}; do
    say "stopping: $command"
    $command >/dev/null 2>&1 || echo "it failed: $command"
  done
  stop=()
}
