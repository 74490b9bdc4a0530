# make demo, make test: everything on a fresh machine. make help lists the rest.

# The Swift library is linked in: the program is faster, and runs where no Swift is. With another linker than lld, the toolchain's
# own library gives a warning.
BUILD := swift build -c release --static-swift-stdlib -Xswiftc -use-ld=lld --product yusuan
SAMPLE := Samples/jincheng-2025/disclosure.txt
OUT := out
FUZZ_SECONDS := 60
PROOF_SEEDS := 5000

.PHONY: help demo build release test proof bench instructions corpus fuzz setup format lint samples clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

demo: setup ## build, convert the samples, show the result
	$(BUILD)
	@rm -rf $(OUT) && mkdir -p $(OUT)
	@yusuan="$$(swift build -c release --show-bin-path)/yusuan"; set -e; \
	echo; echo "== What stands in $(SAMPLE)"; \
	"$$yusuan" inspect $(SAMPLE); \
	echo; echo "== Converted to $(OUT)/: JSON, XML, one fact a line, and the thirteen tables as printed"; \
	"$$yusuan" convert $(SAMPLE) -o $(OUT)/disclosure.json --summary; \
	"$$yusuan" convert $(SAMPLE) -o $(OUT)/disclosure.xml; \
	"$$yusuan" convert $(SAMPLE) --to long -o $(OUT)/facts.csv; \
	"$$yusuan" convert $(SAMPLE) --to csv -o $(OUT)/tables/; \
	cmp $(OUT)/disclosure.json Samples/jincheng-2025/expected/disclosure.json; \
	ls $(OUT) $(OUT)/tables; head -n 6 $(OUT)/facts.csv; \
	echo; echo "== The same facts from a file with every dirty form"; \
	"$$yusuan" convert Samples/dirty/every-form.csv --to json --amount-unit 万元 | cmp - $(OUT)/disclosure.json && echo "equal, byte for byte"; \
	echo; echo "== Do the figures tie? The report says where they do not"; \
	"$$yusuan" check $(SAMPLE) || echo "exit status $$?"; \
	echo; echo "== A batch: every sample at once, with manifest and report"; \
	"$$yusuan" batch Samples/jincheng-2025/tables.csv Samples/checks Samples/workbooks Samples/damaged -o $(OUT)/batch \
	  --to json,long --check --quiet || echo "exit status $$?"; \
	ls $(OUT)/batch; \
	echo; echo "== A damaged file: a letter in an amount"; \
	"$$yusuan" convert Samples/damaged/letter-in-amount.csv --to long >/dev/null || echo "exit status $$?"

test: setup ## every test
	@Scripts/setup-tests.sh
	swift test
	swift run --package-path Tests/Client --scratch-path .build-client Client

proof: setup ## read changed tables of PROOF_SEEDS seeds (5000): is anything wrong in silence? Writes Documentation/proof.md
	YUSUAN_PROOF=$(PROOF_SEEDS) swift test --filter SilenceTests

build: setup ## build
	$(BUILD)

release: setup ## build for thousands of files: taught by a run over the samples and generated workbooks what is hot; takes longer
	@Scripts/release.sh $(BUILD)

setup:
	@Scripts/setup.sh

format: ## format the sources
	swift format -i -r Sources Tests Fuzzing Package.swift

lint: ## check the format, without changing anything
	swift format lint --strict -r Sources Tests Fuzzing Package.swift

bench: release ## time and memory beside other programs (readers from PyPI, LibreOffice)
	@Benchmarks/setup.sh peers
	Benchmarks/run.py .build-release/release/yusuan

instructions: build ## instructions a workbook and a row, and what changed since they were saved (valgrind)
	@Benchmarks/setup.sh valgrind
	Benchmarks/instructions.py "$$(swift build -c release --show-bin-path)/yusuan" --compare

corpus: build ## figures of generated workbooks, clean and dirty, compared with what yusuan reads (BENCH_CORPUS=400 each)
	@folder="$$(mktemp -d)"; status=0; \
	Benchmarks/corpus.py "$$folder/clean" $${BENCH_CORPUS:-400} && Benchmarks/corpus.py "$$folder/dirty" $${BENCH_CORPUS:-400} --dirty; \
	for name in clean dirty; do \
	  Benchmarks/corpus.py "$$folder/$$name" --check "$$(swift build -c release --show-bin-path)/yusuan" || status=1; \
	done; rm -rf "$$folder"; exit $$status

fuzz: setup ## give the readers any bytes, FUZZ_SECONDS a target (60)
	Scripts/fuzz.sh $(FUZZ_SECONDS)

samples: ## make the samples anew (the workbooks need LibreOffice Calc)
	Samples/make.py
	Samples/make-districts.py
	Samples/make-workbooks.py
	Samples/make-traps.py

clean: ## remove what was built
	rm -rf .build .build-counting .build-libraries .build-release .build-fuzz .build-client $(OUT)
