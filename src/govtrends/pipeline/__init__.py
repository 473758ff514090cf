"""The order of the stages, and nothing else: sources to pages to articles to facts to tables."""

from govtrends.pipeline.build import BuildResult, build, check_call

__all__ = ["BuildResult", "build", "check_call"]
