import ArgumentParser

@main
struct Yusuan: ParsableCommand {}
