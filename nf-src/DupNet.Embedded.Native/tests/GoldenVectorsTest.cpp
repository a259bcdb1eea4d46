// golden-vectors MODEL VECTORS KERNELS
#include "GoldenVectors.h"
#include "KernelsNamed.h"
#include "TestFile.h"

int main(int argc, char** argv)
{
    if (argc != 4)
    {
        std::fprintf(stderr, "usage: golden-vectors MODEL VECTORS KERNELS\n");
        return 2;
    }

    dupnet::KernelSet kernels = kernelsNamed(argv[3]);

    std::vector<unsigned char> model = readFile(argv[1]);
    std::vector<unsigned char> text = readFile(argv[2]);
    std::vector<unsigned char> frame(1 << 20);
    std::vector<uint64_t> memory(1 << 18);
    const char* start = reinterpret_cast<const char*>(text.data());
    GoldenResult result = checkGoldenVectors(
        model.data(), static_cast<uint32_t>(model.size()), start, start + text.size(), frame.data(),
        static_cast<uint32_t>(frame.size()), memory.data(), static_cast<uint32_t>(8 * memory.size()), static_cast<int32_t>(kernels));
    if (result.line != 0)
    {
        std::fprintf(stderr, "%s line %d: %s (error %d)\n", argv[2], result.line, result.failure, result.error);
        return 1;
    }

    std::printf("%d vectors, %d boxes\n", result.vectors, result.boxes);
    return result.vectors > 0 ? 0 : 1;
}
