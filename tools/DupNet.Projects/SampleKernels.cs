namespace DupNet.Projects;

/// <summary>Which kernels a sample can run on.</summary>
public enum SampleKernels
{
    /// <summary>Its program gives the detector no engine.</summary>
    Managed,

    /// <summary>Its settings choose.</summary>
    Either,

    /// <summary>Its model is read in flash, which only native kernels do.</summary>
    Native,
}
