namespace DupNet.Embedded.Native
{
    /// <summary>What the errors of include/dupnet.h and dupnet_managed.h mean, in words.</summary>
    internal static class Refusals
    {
        /// <summary>Says why the core refuses.</summary>
        /// <param name="error">An error of either, below zero.</param>
        /// <returns>The reason, with the number after it.</returns>
        internal static string Describe(int error)
        {
            return Reason(error) + " (error " + error.ToString() + " of the core)";
        }

        private static string Reason(int error)
        {
            switch (error)
            {
                case -1:
                    return "the data ends before the model does";
                case -2:
                    return "this is no model";
                case -3:
                    return "the format version is not one that it reads";
                case -4:
                    return "there is more data than the model states";
                case -5:
                    return "the checksum does not match, the data was altered";
                case -6:
                    return "a field holds a value outside its range";
                case -7:
                    return "a section is misaligned or does not lie inside the file";
                case -8:
                    return "the layers do not fit together";
                case -9:
                    return "a weight or threshold is not one that the format allows";
                case -21:
                    return "the input width is out of range";
                case -22:
                    return "the input height is out of range";
                case -23:
                    return "the sample grid is not 1, 2 or 4";
                case -24:
                    return "the fit is neither letterbox nor stretch";
                case -25:
                    return "the score threshold is out of range";
                case -26:
                    return "the overlap threshold is out of range";
                case -27:
                    return "the number of candidates is out of range";
                case -28:
                    return "the number of detections is out of range";
                case -29:
                    return "the maps are too large at this input size";
                case -30:
                    return "these kernels are not in this build, or not for this processor";
                case -31:
                    return "the working memory is out of range";
                case -32:
                    return "a limit is below zero";
                case -33:
                    return "a frame takes more operations than the budget allows";
                case -34:
                    return "the maps or the detector take more bytes than the budget allows";
                case -35:
                    return "the generated code in this build is of another model";
                case -40:
                    return "too little memory, or not at a multiple of 8";
                case -41:
                    return "a field of the frame is out of range, or its pixels do not lie in the buffer";
                case -42:
                    return "the input is not the square of the known answer";
                case -43:
                    return "the memory holds no detector, or one of another model";
                case -44:
                    return "there is no room for the boxes or the logits";
                case -45:
                    return "the model has no such layer";
                default:
                    return "for a reason that this application does not know";
            }
        }
    }
}
