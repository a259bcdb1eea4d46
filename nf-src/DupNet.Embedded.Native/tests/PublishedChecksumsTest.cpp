// published-checksums MODEL CHECKSUMS KERNELS: the image and all layers of a shipped model in the ten generated frames.
#include "PublishedChecksums.h"

#include "KernelsNamed.h"
#include "TestFile.h"

int main(int argc, char** argv)
{
    if (argc != 4)
    {
        std::fprintf(stderr, "usage: published-checksums MODEL CHECKSUMS KERNELS\n");
        return 2;
    }

    dupnet::KernelSet kernels = kernelsNamed(argv[3]);
    std::vector<unsigned char> model = readFile(argv[1]);
    std::vector<unsigned char> text = readFile(argv[2]);
    std::vector<unsigned char> frame(1 << 18);
    std::vector<uint64_t> memory(1 << 20);
    const char* start = reinterpret_cast<const char*>(text.data());
    PublishedResult result = checkPublished(
        model.data(), static_cast<uint32_t>(model.size()), start, start + text.size(), frame.data(), static_cast<uint32_t>(frame.size()),
        memory.data(), static_cast<uint32_t>(8 * memory.size()), static_cast<int32_t>(kernels));
    if (result.failure != nullptr)
    {
        std::fprintf(stderr, "%s, frame %d, layer %d: %s\n", argv[1], result.frame, result.layer, result.failure);
        return 1;
    }

    std::printf("%d frames\n", result.frames);
    return result.frames > 0 ? 0 : 1;
}
